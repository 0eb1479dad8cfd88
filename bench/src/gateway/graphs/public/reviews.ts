import type { BenchSubgraph } from '../graph';

const LOREM =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor ' +
  'incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud ' +
  'exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure ' +
  'dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur. ' +
  'Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt ' +
  'mollit anim id est laborum.';
const UNDE =
  'Sed ut perspiciatis unde omnis iste natus error sit voluptatem accusantium doloremque ' +
  'laudantium, totam rem aperiam, eaque ipsa quae ab illo inventore veritatis et quasi ' +
  'architecto beatae vitae dicta sunt explicabo. Nemo enim ipsam voluptatem quia voluptas ' +
  'sit aspernatur aut odit aut fugi';
const FUGIT =
  'sed quia consequuntur magni dolores eos qui ratione voluptatem sequi nesciunt. Neque ' +
  'porro quisquam est, qui dolorem ipsum quia dolor sit amet, consectetur, adipisci velit, ' +
  'sed quia non numquam eius modi tempora incidunt ut labore et dolore magnam aliquam ' +
  'quaerat voluptatem.';
const MINIMA =
  'Ut enim ad minima veniam, quis nostrum exercitationem ullam corporis suscipit ' +
  'laboriosam, nisi ut aliquid ex ea commodi consequatur? Quis autem';
const ACCUSAMUS =
  'At vero eos et accusamus et iusto odio dignissimos ducimus qui blanditiis praesentium ' +
  'voluptatum deleniti atque corrupti quos dolores et quas molestias excepturi sint ' +
  'occaecati cupiditate non provident, similique sunt in culpa qui officia deserunt ' +
  'mollitia animi, id est laborum et dolorum fuga. Et harum quidem rerum facilis est et ' +
  'expedita distinctio. Nam libero tempore, cum soluta nobis est eligendi optio cumque ' +
  'nihil impedit quo minus id quod maxime placeat facere possimus, omnis voluptas assumenda ' +
  'est, omnis dolor repellendus. Temporibus autem quibusdam et aut officiis debitis aut ' +
  'rerum necessitatibus saepe eveniet ut et voluptates repudiandae sint et molestiae non ' +
  'recusandae. Itaque earum rerum hic tenetur a sapiente delectus, ut aut reiciendis ' +
  'voluptatibus maiores alias consequatur aut perferendis doloribus asperiores repellat.';

interface Review {
  readonly id: string;
  readonly body: string;
  readonly product: { readonly upc: string };
  readonly author: object;
}

const TEXTS: readonly (readonly [body: string, upc: string])[] = [
  [LOREM, '1'],
  [UNDE, '1'],
  [FUGIT, '1'],
  [MINIMA, '1'],
  [LOREM, '2'],
  [UNDE, '2'],
  [FUGIT, '2'],
  [MINIMA, '2'],
  [MINIMA, '3'],
  [MINIMA, '4'],
  [ACCUSAMUS, '4'],
];

/** Every review is by the same user, as in the published benchmark. */
const AUTHOR = {
  id: '1',
  username: 'urigo',
  reviews: (): readonly Review[] => REVIEWS.slice(0, 2),
};

const REVIEWS: readonly Review[] = TEXTS.map(([body, upc], index) => ({
  id: String(index + 1),
  body,
  product: product(upc),
  author: AUTHOR,
}));

const PUBLISHED_USERS = 6;
const PRODUCTS = 9;
const REVIEWS_OF_OTHERS = 3;

function product(upc: string): { readonly upc: string; reviews(): readonly Review[] } {
  return { upc, reviews: () => REVIEWS.filter((review) => review.product.upc === upc) };
}

/**
 * Published users all wrote the first two reviews. Others wrote three about products that differ with their id, so
 * that what is asked of products and inventory differs as well.
 */
function reviewsOf(id: string): readonly object[] {
  const number = Number(id);
  if (number <= PUBLISHED_USERS) {
    return REVIEWS.slice(0, 2);
  }
  return Array.from({ length: REVIEWS_OF_OTHERS }, (_, index) => {
    const upc = 1 + (Math.floor(number / PRODUCTS ** index) % PRODUCTS);
    return { ...REVIEWS[(number + index) % REVIEWS.length], product: product(String(upc)) };
  });
}

function entityOf(typename: string, key: string): object {
  switch (typename) {
    case 'User':
      return { id: key, reviews: () => reviewsOf(key) };
    case 'Product':
      return product(key);
    default:
      return REVIEWS.find(({ id }) => id === key) ?? {};
  }
}

export const reviews: BenchSubgraph = {
  name: 'reviews',
  sdl: /* GraphQL */ `
    type Review @key(fields: "id") {
      id: ID!
      body: String
      product: Product
      author: User @provides(fields: "username")
    }

    type User @extends @key(fields: "id") {
      id: ID! @external
      username: String @external
      reviews: [Review]
    }

    type Product @extends @key(fields: "upc") {
      upc: String! @external
      reviews: [Review]
    }
  `,
  root: {},
  entity: ({ __typename, id, upc }) => ({
    __typename,
    ...entityOf(__typename, String(id ?? upc)),
  }),
};
