import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import { createEngine } from '../federation';
import type { FormatError } from '../plugins/answer-operations';
import {
  type CallOptions,
  type GraphQLParameters,
  parametersOf,
  type SubgraphTransport,
} from '../transports';
import { composeFixture } from './fixture';
import { resultOf, type TestRequest } from './gateways';

export type Script = (request: GraphQLParameters, options: CallOptions) => unknown;

export interface ScriptedSettings {
  /** Type definitions of each subgraph, without the federation link. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** What each subgraph answers, and whether it answers at all. */
  readonly scripts: Readonly<Record<string, Script>>;
  readonly formatError?: FormatError;
  /** Whether what comes together in one turn of the event loop is sent at its end, as HTTP does. Omitted: at once. */
  readonly sendsInTurns?: boolean;
}

export interface ScriptedGateway {
  /** Everything sent to subgraphs, in the order of sending. */
  readonly sent: { readonly subgraph: string; readonly request: GraphQLParameters }[];
  ask(
    request: TestRequest,
    signal?: AbortSignal,
  ): Promise<FormattedExecutionResult & { readonly status?: number }>;
  stop(): Promise<void>;
}

export const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@interfaceObject", "@inaccessible", "@authenticated",
  "@context", "@fromContext"
])`;

/** A gateway over subgraphs that say what a test tells them to. */
export async function scriptedGateway(settings: ScriptedSettings): Promise<ScriptedGateway> {
  const sent: ScriptedGateway['sent'] = [];
  const transport = (name: string): SubgraphTransport => ({
    execute: async (request, options = {}) => {
      if (settings.sendsInTurns === true) {
        await turnOfTheEventLoop();
      }
      const parameters = parametersOf(request);
      sent.push({ subgraph: name, request: structuredClone(parameters) });
      return (await settings.scripts[name]?.(parameters, options)) as FormattedExecutionResult;
    },
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const names = Object.keys(settings.subgraphs);
  const { apiSchema, plugin } = createEngine({
    supergraph: composeFixture(
      Object.fromEntries(
        names.map((name) => [name, `${FEDERATION_LINK}\n${settings.subgraphs[name]}`]),
      ),
    ),
    transports: new Map(names.map((name) => [name, transport(name)])),
    formatError: settings.formatError ?? ((formatted) => formatted),
  });
  const server = new ApolloServer({
    schema: apiSchema,
    plugins: [plugin, ApolloServerPluginUsageReportingDisabled()],
    stopOnTerminationSignals: false,
  });
  await server.start();
  return {
    sent,
    ask: async (request, signal) =>
      resultOf(
        await server.executeOperation(request, {
          contextValue: signal === undefined ? {} : { signal },
        }),
      ),
    stop: () => server.stop(),
  };
}
