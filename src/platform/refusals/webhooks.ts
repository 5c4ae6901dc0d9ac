import type { RefusalTexts } from './sentence.ts'

/** Sentences about webhooks. */
export const webhookRefusals: RefusalTexts = {
  unknown_webhook_endpoint: {
    provokedBy: 'a command about a webhook endpoint that does not exist',
    en: 'There is no webhook endpoint {endpoint}. See quittance list webhook-endpoints.',
    fr: 'Il n’y a pas de point d’accès webhook {endpoint}. Voyez quittance list webhook-endpoints.',
    es: 'No hay ningún punto de webhook {endpoint}. Vea quittance list webhook-endpoints.',
    de: 'Es gibt keinen Webhook-Endpunkt {endpoint}. Sehen Sie nach mit quittance list webhook-endpoints.',
  },
  webhook_endpoint_disabled: {
    provokedBy: 'sending events again to an endpoint that is disabled',
    en: 'The webhook endpoint {endpoint} is disabled. Enable it first (enableWebhookEndpoint).',
    fr: 'Le point d’accès webhook {endpoint} est désactivé. Activez-le d’abord (enableWebhookEndpoint).',
    es: 'El punto de webhook {endpoint} está desactivado. Actívelo antes (enableWebhookEndpoint).',
    de: 'Der Webhook-Endpunkt {endpoint} ist abgeschaltet. Schalten Sie ihn erst ein (enableWebhookEndpoint).',
  },
  webhook_needs_https: {
    provokedBy: 'a webhook endpoint with an http address, where no private networks are set',
    en: '{url} would be sent to unencrypted. Give an https address; for http within private networks of yours set QUITTANCE_OUTBOUND_NETWORKS.',
    fr: 'L’envoi à {url} ne serait pas chiffré. Donnez une adresse https ; pour http dans vos réseaux privés, définissez QUITTANCE_OUTBOUND_NETWORKS.',
    es: 'El envío a {url} iría sin cifrar. Dé una dirección https; para http en sus redes privadas defina QUITTANCE_OUTBOUND_NETWORKS.',
    de: 'An {url} würde unverschlüsselt gesendet. Geben Sie eine https-Adresse an; für http in eigenen privaten Netzen setzen Sie QUITTANCE_OUTBOUND_NETWORKS.',
  },
  unknown_webhook_event: {
    provokedBy:
      'sending an event again that is not kept, or that the endpoint did not subscribe to',
    en: 'There is no event {event} that this endpoint subscribed to: events are kept for 90 days, from the first subscription on. See quittance list webhook-events.',
    fr: 'Il n’y a pas d’événement {event} auquel ce point d’accès est abonné : ils sont gardés 90 jours, dès le premier abonnement. Voyez quittance list webhook-events.',
    es: 'No hay ningún evento {event} al que este punto esté suscrito: se guardan 90 días, desde la primera suscripción. Vea quittance list webhook-events.',
    de: 'Es gibt kein Ereignis {event}, das dieser Endpunkt abonniert hat: Ereignisse werden 90 Tage aufbewahrt, vom ersten Abonnement an. Sehen Sie nach mit quittance list webhook-events.',
  },
  replay_of_what: {
    provokedBy: 'replayWebhooks with neither or both of eventId and from',
    en: 'It is not said which events to send again. Give either eventId, or from (and to, events).',
    fr: 'Il n’est pas dit quels événements renvoyer. Donnez soit eventId, soit from (et to, events).',
    es: 'No se dice qué eventos reenviar. Dé o bien eventId, o bien from (y to, events).',
    de: 'Es ist nicht gesagt, welche Ereignisse noch einmal zu senden sind. Geben Sie entweder eventId oder from (und to, events) an.',
  },
  replay_too_large: {
    provokedBy: 'replayWebhooks over a time with more events than one replay may have',
    en: 'These are more than {most} events. Ask for a shorter time, or for fewer types.',
    fr: 'Cela fait plus de {most} événements. Demandez une durée plus courte ou moins de types.',
    es: 'Son más de {most} eventos. Pida un tiempo más corto o menos tipos.',
    de: 'Das sind mehr als {most} Ereignisse. Wählen Sie eine kürzere Zeit oder weniger Arten.',
  },
}
