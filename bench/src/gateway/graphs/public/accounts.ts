import type { BenchSubgraph } from '../graph';

interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

const USERS: readonly User[] = (
  [
    ['Uri Goldshtein', 'urigo'],
    ['Dotan Simha', 'dotansimha'],
    ['Kamil Kisiela', 'kamilkisiela'],
    ['Arda Tanrikulu', 'ardatan'],
    ['Gil Gardosh', 'gilgardosh'],
    ['Laurin Quast', 'laurin'],
  ] as const
).map(([name, username], index) => ({
  id: String(index + 1),
  name,
  username,
  birthday: 1_234_567_890,
}));

const BY_ID = new Map(USERS.map((user) => [user.id, user]));

/** Beyond the published ones there is a user for every id, so that each request can ask for another one. */
function userOf(id: string): User {
  return (
    BY_ID.get(id) ?? { id, name: `User ${id}`, username: `user${id}`, birthday: 1_234_567_890 }
  );
}

export const accounts: BenchSubgraph = {
  name: 'accounts',
  sdl: /* GraphQL */ `
    type Query @extends {
      me: User
      user(id: ID!): User
      users: [User]
    }

    type User @key(fields: "id") {
      id: ID!
      name: String
      username: String
      birthday: Int
    }
  `,
  root: {
    me: () => USERS[0],
    user: ({ id }: { id: string }) => userOf(id),
    users: () => USERS,
  },
  entity: ({ id }) => ({ __typename: 'User', ...userOf(String(id)) }),
};
