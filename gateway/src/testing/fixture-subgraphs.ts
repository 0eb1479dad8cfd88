/**
 * A small shop in four subgraphs, with one example of everything that federation does to a schema:
 * entity interfaces and `@interfaceObject`, `@requires`, `@provides`, several and nested keys, shared
 * value types, unions, lists of lists, things that clients must not see.
 */

const LINK = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
    "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@inaccessible"
  ])
`;

const ACCOUNTS = `
  ${LINK}
  type Query {
    me: User
    user(id: ID!): User
    users(first: Int = 3, role: Role): [User!]
    version: String! @shareable
    named: [Named]
  }
  type Mutation {
    rename(id: ID!, name: String!): User
    touch: Boolean
  }
  enum Role { ADMIN READER AUDITOR @inaccessible }
  interface Named { name: String }
  type User implements Named @key(fields: "id") @key(fields: "email") {
    id: ID!
    email: String!
    name: String
    username: String! @shareable
    role: Role
    friends: [User]
    address: Address
    settings: JSON
  }
  type Address @shareable { street: String city: String! }
  scalar JSON
`;

const PRODUCTS = `
  ${LINK}
  type Query {
    product(id: ID!): Product
    products(first: Int = 4, filter: ProductFilter): [Product]!
    book(upc: ID!): Book
    books: [Book!]!
    search(text: String = "x"): [SearchResult]
    shelves: [[Product!]]
    strictShelves: [[Book!]!]
    version: String! @shareable
    vendor: Vendor
  }
  input ProductFilter { format: Format = PAPER, maxPages: Int, tags: [String!], not: ProductFilter }
  enum Format { PAPER EBOOK SCROLL @inaccessible }
  interface Product @key(fields: "id") { id: ID! title: String! price: Float related: [Product] dims: Dimensions }
  interface Named { name: String }
  type Book implements Product & Named @key(fields: "id") @key(fields: "upc") {
    id: ID! upc: ID! title: String! name: String price: Float related: [Product] dims: Dimensions
    pages: Int! format: Format weight: Int @shareable sequel: Book vendor: Vendor!
  }
  type Movie implements Product @key(fields: "id") {
    id: ID! title: String! price: Float related: [Product] dims: Dimensions
    minutes: Int weight: Int @shareable ratings: [[Int]!] based: [[Book]]
  }
  type Dimensions @shareable { width: Int height: Int! unit: Unit }
  type Unit @shareable { name: String! }
  type User @key(fields: "id", resolvable: false) { id: ID! }
  type Vendor @key(fields: "id place { city zip }") { id: ID! place: Place! label: String }
  type Place @shareable { city: String! zip: Int! }
  union SearchResult = Book | Movie | User | Vendor
`;

const REVIEWS = `
  ${LINK}
  type Query {
    latestReviews(first: Int = 2): [Review]
    review(id: ID!): Review
    anyProduct: Product
  }
  type Mutation { addReview(product: ID!, text: String = "ok"): Review, clear: Boolean! }
  type Review @key(fields: "id") {
    id: ID! text: String score(scale: Int = 5): Int!
    author: User @provides(fields: "username")
    guest: User!
    product: Product
    replies: [Review!]
    on: Reviewed
  }
  type Product @interfaceObject @key(fields: "id") {
    id: ID! reviews(first: Int = 2): [Review!] average: Float! best: Review
  }
  type User @key(fields: "email") { email: String! username: String! @external reviews: [Review] karma: Int! }
  type Vendor @key(fields: "id place { city zip }") { id: ID! place: Place! reviews: [Review!]! }
  type Place @shareable { city: String! zip: Int! }
  union Reviewed = User | Vendor
`;

const INVENTORY = `
  ${LINK}
  type Query { stocked: [Book!] warehouse(id: ID!): Warehouse }
  type Book @key(fields: "id") {
    id: ID! weight: Int @external dims: Dimensions @external
    inStock: Boolean!
    shipping(to: String = "Toulouse"): String @requires(fields: "weight dims { height unit { name } }")
    handling: String! @requires(fields: "weight")
    warehouses: [Warehouse!]
  }
  type Movie @key(fields: "id") {
    id: ID! weight: Int @external
    inStock: Boolean
    shipping(to: String = "Toulouse"): String @requires(fields: "weight")
  }
  type Dimensions @shareable { width: Int height: Int! unit: Unit }
  type Unit @shareable { name: String! }
  type Warehouse @key(fields: "id") { id: ID! city: String! manager: User keeper: User! neighbours: [Warehouse] }
  type User @key(fields: "id", resolvable: false) { id: ID! }
`;

export const FIXTURE_SUBGRAPHS: Readonly<Record<string, string>> = {
  accounts: ACCOUNTS,
  products: PRODUCTS,
  reviews: REVIEWS,
  inventory: INVENTORY,
};
