import { flagshipGraph } from './graphs/flagship';
import type { BenchGraph } from './graphs/graph';
import { publicGraph } from './graphs/public';

export interface Workload {
  readonly name: string;
  readonly graph: BenchGraph;
  readonly what: string;
  /** The body of the request with this number. Identical workloads ignore the number. */
  readonly body: (number: number) => string;
  /** Every request is the same, and so a floor can be recorded. */
  readonly identical: boolean;
  /** The text of every operation is new, and what shares work in flight has nothing to find. */
  readonly unseen?: boolean;
}

const TEST_QUERY = `fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }
query TestQuery {
  users {
    ...User
    reviews {
      ...Review
      product {
        ...Product
        reviews {
          ...Review
          author { ...User reviews { ...Review product { ...Product } } }
        }
      }
    }
  }
  topProducts {
    ...Product
    reviews {
      ...Review
      author { ...User reviews { ...Review product { ...Product } } }
    }
  }
}`;

const FLAGSHIP_QUERY = `query Flagship($first: Int!) {
  firms(first: $first) {
    id siren legalName
    products {
      id name kind
      currentLabel { id status trl validUntil evaluatedBy { id legalName } }
    }
    sites {
      id name
      location { latitude longitude }
      commune { code name departement { code name } }
    }
  }
}`;

const SMALL_QUERY =
  'query Small($id: ID!) { product(id: $id) { id name currentLabel { id status validUntil } } }';

const USER_FIELDS =
  'id username name reviews { id body product { upc name price weight inStock shippingEstimate } }';

/** Different users that take turns; published ones come first and are left out. */
const USERS = 2003;
const FIRST_USER = 7;

function userId(number: number): string {
  return String(FIRST_USER + (number % USERS));
}

/** What an operation may leave out, so that there are 8,192 of them; the rest takes it across all subgraphs. */
const OPTIONAL_FIELDS = {
  user: ['username', 'name', 'birthday'],
  review: ['body'],
  product: ['name', 'price', 'weight', 'inStock', 'shippingEstimate'],
  productReview: ['body'],
  author: ['username', 'name', 'birthday'],
};

/** Each bit of the number decides about one field. */
function selection(number: number): string {
  let bits = number;
  const some = (fields: readonly string[]): string => {
    const chosen = fields.filter((_, at) => (bits & (1 << at)) !== 0);
    bits >>= fields.length;
    return chosen.join(' ');
  };
  const { user, review, product, productReview, author } = OPTIONAL_FIELDS;
  return `id ${some(user)} reviews { id ${some(review)} product { upc ${some(product)}
    reviews { id ${some(productReview)} author { id ${some(author)} } } } }`;
}

function identical(query: string, variables: Record<string, unknown> = {}): () => string {
  const body = JSON.stringify({ query, variables });
  return () => body;
}

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'public',
    graph: publicGraph,
    what: 'the published benchmark: TestQuery, four subgraphs, 87 kB',
    body: identical(TEST_QUERY),
    identical: true,
  },
  {
    name: 'flagship',
    graph: flagshipGraph,
    what: '20 firms × 5 products × 1 label and 2 sites, three subgraphs',
    body: identical(FLAGSHIP_QUERY, { first: 20 }),
    identical: true,
  },
  {
    name: 'small',
    graph: flagshipGraph,
    what: 'one product and its label, two subgraphs',
    body: identical(SMALL_QUERY, { id: 'product-3-2' }),
    identical: true,
  },
  {
    name: 'distinct',
    graph: publicGraph,
    what: `one user with reviews and products; the variable takes ${USERS} values in turn`,
    body: (number) =>
      JSON.stringify({
        query: `query User($id: ID!) { user(id: $id) { ${USER_FIELDS} } }`,
        variables: { id: userId(number) },
      }),
    identical: false,
  },
  {
    name: 'literal',
    graph: publicGraph,
    what: 'the same with the id written into the operation: a text never seen before each time',
    body: (number) =>
      JSON.stringify({ query: `{ user(id: "${FIRST_USER + number}") { ${USER_FIELDS} } }` }),
    identical: false,
    unseen: true,
  },
  {
    name: 'alias',
    graph: publicGraph,
    what: 'the same with a new alias each time: a text never seen before, whose answer has other keys',
    body: (number) =>
      JSON.stringify({
        query: `query User($id: ID!) { user(id: $id) { a${number}: id ${USER_FIELDS} } }`,
        variables: { id: userId(number) },
      }),
    identical: false,
    unseen: true,
  },
  {
    name: 'selection',
    graph: publicGraph,
    what: 'other fields of one user each time: an operation that nobody can have planned before',
    body: (number) =>
      JSON.stringify({
        query: `query User($id: ID!) { user(id: $id) { ${selection(number)} } }`,
        variables: { id: userId(number) },
      }),
    identical: false,
    unseen: true,
  },
];

/** Those with these names, in their own order. */
export function chosenWorkloads(names: readonly string[]): readonly Workload[] {
  return WORKLOADS.filter(({ name }) => names.includes(name));
}
