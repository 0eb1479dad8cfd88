export { ClientSockets } from './client-sockets';
export { operationRunner } from './run-operation';
export { SOCKET_LIMITS } from './socket-limits';
