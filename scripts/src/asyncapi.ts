import { type EventContract, eventContracts, payloadSchema } from '@apogee/shared/contracts';

/** The events of the log as an AsyncAPI 3 document, from the contracts that they are checked against when recorded. */
export function asyncApiText(): string {
  const named = eventContracts.map((contract) => [nameOf(contract), contract] as const);
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Apogee events',
      version: '1.0.0',
      description:
        'What the event log holds: at least once, in the order of commits, without holes. Label decisions, steps of files and votes are told by the subscriptions of the graph. See docs/events.md.',
    },
    defaultContentType: 'application/json',
    channels: {
      eventLog: {
        description: 'The event log, read from a cursor on.',
        messages: Object.fromEntries(
          named.map(([name]) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: {
      followEventLog: {
        action: 'receive',
        channel: { $ref: '#/channels/eventLog' },
        summary: 'Follow what happens.',
      },
    },
    components: {
      messages: Object.fromEntries(named.map(([name, contract]) => [name, messageOf(contract)])),
    },
  };
  return JSON.stringify(document, null, 2);
}

function nameOf({ type, version }: EventContract): string {
  return `${type}.v${version}`;
}

function messageOf(contract: EventContract): object {
  return {
    name: nameOf(contract),
    summary: contract.summary,
    description: `Subject: ${contract.subject}`,
    payload: payloadSchema(contract),
  };
}
