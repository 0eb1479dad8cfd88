export { ClientSockets } from './client-sockets';
export { SOCKET_LIMITS } from './socket-limits';
