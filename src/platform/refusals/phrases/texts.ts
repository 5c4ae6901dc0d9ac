import type { Phrases } from '../phrases.ts'

/** Texts, codes, addresses and files, as validation expects them. */
export const textPhrases: Phrases = {
  nothing: { fr: 'rien', es: 'nada', de: 'nichts' },
  'other input': { fr: 'une autre saisie', es: 'otra entrada', de: 'eine andere Eingabe' },
  'a line of text': { fr: 'une ligne de texte', es: 'una línea de texto', de: 'eine Zeile Text' },
  'text of one line': {
    fr: 'un texte d’une ligne',
    es: 'un texto de una línea',
    de: 'ein einzeiliger Text',
  },
  'plain text': { fr: 'un texte simple', es: 'un texto sin formato', de: 'einfacher Text' },
  'one text': { fr: 'un seul texte', es: 'un solo texto', de: 'ein einziger Text' },
  'one value': { fr: 'une seule valeur', es: 'un solo valor', de: 'ein einziger Wert' },
  'a list': { fr: 'une liste', es: 'una lista', de: 'eine Liste' },
  'names with their values': {
    fr: 'des noms avec leurs valeurs',
    es: 'nombres con sus valores',
    de: 'Namen mit ihren Werten',
  },
  'a text': { fr: 'un texte', es: 'un texto', de: 'ein Text' },
  'a text that is not blank': {
    fr: 'un texte non vide',
    es: 'un texto que no esté en blanco',
    de: 'ein nicht leerer Text',
  },
  'a text without control characters': {
    fr: 'un texte sans caractères de contrôle',
    es: 'un texto sin caracteres de control',
    de: 'ein Text ohne Steuerzeichen',
  },
  'a text of at most {1} characters': {
    fr: 'un texte d’au plus {1} caractères',
    es: 'un texto de {1} caracteres como máximo',
    de: 'ein Text mit höchstens {1} Zeichen',
  },
  'a text of 1 to {1} characters without control characters': {
    fr: 'un texte de 1 à {1} caractères sans caractères de contrôle',
    es: 'un texto de 1 a {1} caracteres sin caracteres de control',
    de: 'ein Text mit 1 bis {1} Zeichen ohne Steuerzeichen',
  },
  'a text of at most {1} characters without control characters': {
    fr: 'un texte d’au plus {1} caractères sans caractères de contrôle',
    es: 'un texto de {1} caracteres como máximo sin caracteres de control',
    de: 'ein Text mit höchstens {1} Zeichen ohne Steuerzeichen',
  },
  'one text of at most {1} characters without control characters': {
    fr: 'un seul texte d’au plus {1} caractères sans caractères de contrôle',
    es: 'un solo texto de {1} caracteres como máximo sin caracteres de control',
    de: 'ein einziger Text mit höchstens {1} Zeichen ohne Steuerzeichen',
  },
  'a text; write a number as a string': {
    fr: 'un texte ; écrivez un nombre entre guillemets',
    es: 'un texto; escriba un número entre comillas',
    de: 'ein Text; schreiben Sie eine Zahl in Anführungszeichen',
  },
  'a key of 1 to {1} characters without control characters': {
    fr: 'une clé de 1 à {1} caractères sans caractères de contrôle',
    es: 'una clave de 1 a {1} caracteres sin caracteres de control',
    de: 'ein Schlüssel mit 1 bis {1} Zeichen ohne Steuerzeichen',
  },
  'a key that no other receipt has': {
    fr: 'une clé qu’aucun autre encaissement ne porte',
    es: 'una clave que no tenga ningún otro cobro',
    de: 'ein Schlüssel, den kein anderer Zahlungseingang hat',
  },
  'one to {1} visible ASCII characters': {
    fr: 'de un à {1} caractères ASCII visibles',
    es: 'de uno a {1} caracteres ASCII visibles',
    de: 'ein bis {1} sichtbare ASCII-Zeichen',
  },
  'at most {1} characters': {
    fr: 'au plus {1} caractères',
    es: '{1} caracteres como máximo',
    de: 'höchstens {1} Zeichen',
  },
  'at most {1} characters of JSON': {
    fr: 'au plus {1} caractères de JSON',
    es: '{1} caracteres de JSON como máximo',
    de: 'höchstens {1} Zeichen JSON',
  },
  'at most {1} MB': { fr: 'au plus {1} Mo', es: '{1} MB como máximo', de: 'höchstens {1} MB' },
  "at most 35 letters, digits and + ? - : ( ) . , '": {
    fr: "au plus 35 lettres, chiffres et + ? - : ( ) . , '",
    es: "35 letras, cifras y + ? - : ( ) . , ' como máximo",
    de: "höchstens 35 Buchstaben, Ziffern und + ? - : ( ) . , '",
  },
  'a name of 1 to {1} letters, digits and underscores': {
    fr: 'un nom de 1 à {1} lettres, chiffres et traits de soulignement',
    es: 'un nombre de 1 a {1} letras, cifras y guiones bajos',
    de: 'ein Name aus 1 bis {1} Buchstaben, Ziffern und Unterstrichen',
  },
  'small letters, digits and underscores': {
    fr: 'des minuscules, des chiffres et des traits de soulignement',
    es: 'minúsculas, cifras y guiones bajos',
    de: 'Kleinbuchstaben, Ziffern und Unterstriche',
  },
  'small letters, digits and _, such as billing_clerk': {
    fr: 'des minuscules, des chiffres et _, comme billing_clerk',
    es: 'minúsculas, cifras y _, como billing_clerk',
    de: 'Kleinbuchstaben, Ziffern und _, etwa billing_clerk',
  },
  'a code of letters, digits, - and _': {
    fr: 'un code fait de lettres, de chiffres, de - et de _',
    es: 'un código de letras, cifras, - y _',
    de: 'ein Kürzel aus Buchstaben, Ziffern, - und _',
  },
  'a code of letters, digits, - and _ such as {1}': {
    fr: 'un code fait de lettres, de chiffres, de - et de _, comme {1}',
    es: 'un código de letras, cifras, - y _, como {1}',
    de: 'ein Kürzel aus Buchstaben, Ziffern, - und _, etwa {1}',
  },
  'a code such as {1}': {
    fr: 'un code comme {1}',
    es: 'un código como {1}',
    de: 'ein Kürzel wie {1}',
  },
  'a word such as {1}': {
    fr: 'un mot comme {1}',
    es: 'una palabra como {1}',
    de: 'ein Wort wie {1}',
  },
  'a status such as {1}': {
    fr: 'un statut comme {1}',
    es: 'un estado como {1}',
    de: 'ein Status wie {1}',
  },
  'a colour such as {1}': {
    fr: 'une couleur comme {1}',
    es: 'un color como {1}',
    de: 'eine Farbe wie {1}',
  },
  'a country code such as {1}': {
    fr: 'un code de pays comme {1}',
    es: 'un código de país como {1}',
    de: 'ein Ländercode wie {1}',
  },
  'a country code of ISO 3166-1 such as {1}': {
    fr: 'un code de pays ISO 3166-1 comme {1}',
    es: 'un código de país ISO 3166-1 como {1}',
    de: 'ein Ländercode nach ISO 3166-1 wie {1}',
  },
  'a country, since a region is given': {
    fr: 'un pays, puisqu’une région est indiquée',
    es: 'un país, ya que se indica una región',
    de: 'ein Land, da eine Region angegeben ist',
  },
  'a place such as US or DE-BY': {
    fr: 'un lieu comme US ou DE-BY',
    es: 'un lugar como US o DE-BY',
    de: 'ein Ort wie US oder DE-BY',
  },
  'a currency code such as {1}': {
    fr: 'un code de devise comme {1}',
    es: 'un código de moneda como {1}',
    de: 'ein Währungscode wie {1}',
  },
  'a currency code of ISO 4217 such as {1}': {
    fr: 'un code de devise ISO 4217 comme {1}',
    es: 'un código de moneda ISO 4217 como {1}',
    de: 'ein Währungscode nach ISO 4217 wie {1}',
  },
  'an e-mail address': {
    fr: 'une adresse e-mail',
    es: 'una dirección de correo',
    de: 'eine E-Mail-Adresse',
  },
  'one e-mail address such as {1}': {
    fr: 'une seule adresse e-mail comme {1}',
    es: 'una sola dirección de correo como {1}',
    de: 'eine einzige E-Mail-Adresse wie {1}',
  },
  'a telephone number': {
    fr: 'un numéro de téléphone',
    es: 'un número de teléfono',
    de: 'eine Telefonnummer',
  },
  'a telephone number such as +49 30 1234567': {
    fr: 'un numéro de téléphone comme +49 30 1234567',
    es: 'un número de teléfono como +49 30 1234567',
    de: 'eine Telefonnummer wie +49 30 1234567',
  },
  'an address such as https://…': {
    fr: 'une adresse comme https://…',
    es: 'una dirección como https://…',
    de: 'eine Adresse wie https://…',
  },
  'an address of at least one line': {
    fr: 'une adresse d’au moins une ligne',
    es: 'una dirección de al menos una línea',
    de: 'eine Anschrift mit mindestens einer Zeile',
  },
  'an address of at most six lines': {
    fr: 'une adresse d’au plus six lignes',
    es: 'una dirección de seis líneas como máximo',
    de: 'eine Anschrift mit höchstens sechs Zeilen',
  },
  'an https URL': { fr: 'une URL https', es: 'una URL https', de: 'eine https-URL' },
  'an https URL of at most {1} characters': {
    fr: 'une URL https d’au plus {1} caractères',
    es: 'una URL https de {1} caracteres como máximo',
    de: 'eine https-URL mit höchstens {1} Zeichen',
  },
  'an https URL without a user name and without #': {
    fr: 'une URL https sans nom d’utilisateur et sans #',
    es: 'una URL https sin nombre de usuario y sin #',
    de: 'eine https-URL ohne Benutzernamen und ohne #',
  },
  'a secret': { fr: 'un secret', es: 'un secreto', de: 'ein Geheimnis' },
  'a secret of at least {1} characters': {
    fr: 'un secret d’au moins {1} caractères',
    es: 'un secreto de al menos {1} caracteres',
    de: 'ein Geheimnis mit mindestens {1} Zeichen',
  },
  'a secret of at most {1} characters': {
    fr: 'un secret d’au plus {1} caractères',
    es: 'un secreto de {1} caracteres como máximo',
    de: 'ein Geheimnis mit höchstens {1} Zeichen',
  },
  '32 bytes in base64 (openssl rand -base64 32), or 2:KEY,1:KEY with the newest first': {
    fr: '32 octets en base64 (openssl rand -base64 32), ou 2:KEY,1:KEY avec la clé la plus récente en premier',
    es: '32 bytes en base64 (openssl rand -base64 32), o 2:KEY,1:KEY con la más reciente primero',
    de: '32 Bytes in Base64 (openssl rand -base64 32) oder 2:KEY,1:KEY mit dem neuesten zuerst',
  },
  'a SHA-256 in hexadecimal': {
    fr: 'un SHA-256 en hexadécimal',
    es: 'un SHA-256 en hexadecimal',
    de: 'ein SHA-256 in hexadezimaler Schreibweise',
  },
  'a file in Base64': {
    fr: 'un fichier en base64',
    es: 'un archivo en base64',
    de: 'eine Datei in Base64',
  },
  'a file in base64': {
    fr: 'un fichier en base64',
    es: 'un archivo en base64',
    de: 'eine Datei in Base64',
  },
  'the file in base64': {
    fr: 'le fichier en base64',
    es: 'el archivo en base64',
    de: 'die Datei in Base64',
  },
  'a media type such as {1}': {
    fr: 'un type de média comme {1}',
    es: 'un tipo de medio como {1}',
    de: 'ein Medientyp wie {1}',
  },
  'JSON of texts such as {words}': {
    fr: 'du JSON de textes comme {words}',
    es: 'JSON de textos como {words}',
    de: 'JSON aus Texten wie {words}',
  },
  'names by language, {words}': {
    fr: 'des noms par langue, {words}',
    es: 'nombres por idioma, {words}',
    de: 'Namen nach Sprache, {words}',
  },
  'texts by name, {words}': {
    fr: 'des textes par nom, {words}',
    es: 'textos por nombre, {words}',
    de: 'Texte nach Namen, {words}',
  },
  'values by property, {words}': {
    fr: 'des valeurs par propriété, {words}',
    es: 'valores por propiedad, {words}',
    de: 'Werte nach Eigenschaft, {words}',
  },
  'amounts by currency, {words}': {
    fr: 'des montants par devise, {words}',
    es: 'importes por moneda, {words}',
    de: 'Beträge nach Währung, {words}',
  },
  'values such as {words}': {
    fr: 'des valeurs comme {words}',
    es: 'valores como {words}',
    de: 'Werte wie {words}',
  },
  'values of one property at least': {
    fr: 'des valeurs d’au moins une propriété',
    es: 'valores de al menos una propiedad',
    de: 'Werte von mindestens einer Eigenschaft',
  },
  'what was said': { fr: 'ce qui a été dit', es: 'lo que se dijo', de: 'was gesagt wurde' },
  'a page of JSON': { fr: 'une page de JSON', es: 'una página de JSON', de: 'eine Seite JSON' },
}
