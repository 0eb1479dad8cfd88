import { nodeResolver } from '@apogee/shared/graphql';
import { findNode } from './node.loader';

export const NodeResolver = nodeResolver(findNode);
