import { refusalsFrom } from '@apogee/shared/errors';

/** Why webhooks are not changed. */
export const webhookRefusal = refusalsFrom({
  WEBHOOKS_OFF: {
    fr: 'Les webhooks ne sont pas activés ici : l’exploitant n’a pas configuré de clé.',
    en: 'Webhooks are off here: the operator has configured no key.',
  },
  WEBHOOK_NOT_FOUND: {
    fr: 'Vous n’avez pas de destinataire de ce nom.',
    en: 'You have no such endpoint.',
  },
  TOO_MANY_WEBHOOKS: {
    fr: 'Vous avez déjà {limit} destinataires.',
    en: 'You have {limit} endpoints already.',
  },
  WEBHOOK_URL_MALFORMED: {
    fr: 'L’adresse doit être en https, sans identifiants ni fragment.',
    en: 'The address must be an https one without credentials and fragment.',
  },
  WEBHOOK_PORT_REFUSED: {
    fr: 'Rien n’est envoyé à ce port.',
    en: 'Nothing is sent to this port.',
  },
  WEBHOOK_ADDRESS_REFUSED: {
    fr: 'Rien n’est envoyé à une adresse qui n’est pas publique.',
    en: 'Nothing is sent to an address that is not public.',
  },
  WEBHOOK_QUEUE_TOO_LONG: {
    fr: '{waiting} messages attendent déjà : livrez-les d’abord.',
    en: '{waiting} messages are waiting already: let them be delivered first.',
  },
});
