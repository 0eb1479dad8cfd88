import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type { WebhookDelivery } from './webhook-delivery';
import type {
  DeliveryCriteria,
  DeliveryPage,
  WebhookDeliveryRepository,
} from './webhook-delivery.repository';
import type { WebhookEndpoint, WebhookEndpointId } from './webhook-endpoint';
import type { EndpointPage, WebhookEndpointRepository } from './webhook-endpoint.repository';

/** Endpoints of an owner as lists read them, and what is sent to them. */
export interface WebhookRegister {
  find(owner: string, id: WebhookEndpointId): Promise<WebhookEndpoint | null>;
  page(owner: string, page: PageRequest): Promise<ConnectionOf<WebhookEndpoint>>;
  deliveries(criteria: DeliveryCriteria, page: PageRequest): Promise<ConnectionOf<WebhookDelivery>>;
}

export function createWebhookRegister(
  endpoints: WebhookEndpointRepository,
  deliveries: WebhookDeliveryRepository,
): WebhookRegister {
  return {
    find: (owner, id) => endpoints.find(owner, id),
    page: (owner, request) =>
      readConnection({
        list: listOf('webhookEndpoints', { owner }),
        request,
        positionAfter: endpointAfter,
        read: (page) => endpoints.page(owner, page),
        keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
        countAll: () => endpoints.count(owner),
      }),
    deliveries: (criteria, request) =>
      readConnection({
        list: listOf('webhookDeliveries', { ...criteria }),
        request,
        positionAfter: deliveryAfter,
        read: (page) => deliveries.page(criteria, page),
        keyOf: ({ id }) => [id],
        countAll: () => deliveries.count(criteria),
      }),
  };
}

function endpointAfter(list: ListName, cursor: string): EndpointPage['after'] {
  const [createdAt = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (Number.isNaN(Date.parse(createdAt))) {
    throw wrongCursor();
  }
  return { createdAt, id };
}

function deliveryAfter(list: ListName, cursor: string): DeliveryPage['after'] {
  const [id = ''] = decodeCursor(list, cursor, ['text']).map(String);
  if (!/^[1-9]\d{0,17}$/.test(id)) {
    throw wrongCursor();
  }
  return id;
}

function wrongCursor(): BadUserInput {
  return new BadUserInput('after: must be a cursor that this list returned.', 'after');
}
