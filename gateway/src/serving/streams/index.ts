export { ClientStreams } from './client-streams';
