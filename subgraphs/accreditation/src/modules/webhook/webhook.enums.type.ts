import { registerEnumType } from 'type-graphql';
import { WebhookFault } from './attempt-outcome';
import { DeliveryState } from './webhook-delivery';
import { DisablingReason, WebhookState } from './webhook-endpoint';

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether an endpoint is sent to.',
  valuesConfig: {
    ACTIVE: { description: 'What happens is sent, and sent again until it is accepted.' },
    PAUSED: { description: 'Its owner paused it: what happens waits until it is resumed.' },
    DISABLED: {
      description:
        'It was disabled, see `disabledBecause`: what happens waits until it is resumed.',
    },
  },
});

registerEnumType(DisablingReason, {
  name: 'WebhookDisablingReason',
  description: 'Why an endpoint was disabled.',
  valuesConfig: {
    GONE: { description: 'It answered 410: nobody is there any more.' },
    FAILING: { description: 'It accepted nothing for days, as many as the operator allows.' },
  },
});

registerEnumType(DeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'How far a message has come.',
  valuesConfig: {
    WAITING: { description: 'It is to be sent, for the first time or again.' },
    DELIVERED: { description: 'The receiver accepted it with a status from 200 to 299.' },
    GIVEN_UP: {
      description: 'It is not sent any more: it waited too long, or was a test that failed.',
    },
  },
});

registerEnumType(WebhookFault, {
  name: 'WebhookFault',
  description: 'Why there was no answer.',
  valuesConfig: {
    TIMEOUT: { description: 'No answer came in time.' },
    NAME_NOT_RESOLVED: { description: 'The name of the receiver leads to no address.' },
    ADDRESS_REFUSED: {
      description: 'The name leads to an address, or the address to a port, that is not sent to.',
    },
    CONNECTION_FAILED: { description: 'No connection was made, or it was cut before an answer.' },
    TLS_FAILED: { description: 'The receiver’s certificate, or its TLS, is not accepted.' },
    SECRET_UNREADABLE: {
      description:
        'The operator’s key changed, so the message cannot be signed: rotate the secret.',
    },
  },
});

export { DeliveryState, DisablingReason, WebhookFault, WebhookState };
