// Hands a passkey's answer to the form around it; the form is then sent as any other.
const form = document.querySelector('form[data-passkey]')
const { passkey, options, atOnce } = form.dataset

async function answer() {
  const asked = JSON.parse(options)
  const credential =
    passkey === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
        })
  form.elements.response.value = JSON.stringify(credential.toJSON())
  form.submit()
}

function tell() {
  form.querySelector('[role=alert]').hidden = false
}

form.addEventListener('submit', event => {
  event.preventDefault()
  if (form.checkValidity()) answer().catch(tell)
})
// Whoever asked for it by a link need not press a second time, where the browser allows that.
if (atOnce === 'yes') answer().catch(tell)
