const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@interfaceObject", "@authenticated", "@requiresScopes"
])`;

/** A graph in which everything is guarded that can be: fields, types, enums, behind interfaces and across subgraphs. */
export const GUARDED_SUBGRAPHS = {
  catalogue: `
    ${LINK}
    type Query {
      whoAsks: String
      firms: [Firm!]!
      firm: Firm
      audited: String @requiresScopes(scopes: [["accreditation:audit"]])
      things: [Thing!]!
      items(first: Int!): [Labelable!]!
      found: [Found!]!
      book: Book
    }
    type Mutation {
      rename(name: String!): Firm
      close(input: Closing!): Firm @requiresScopes(scopes: [["accreditation:chair"]])
    }
    input Closing { reason: Reason! day: String }
    enum Reason { SOLD BANKRUPT }
    type Firm @key(fields: "id") {
      id: ID!
      name: String
      parent: Firm
      notes: String @authenticated
      turnover: Float! @requiresScopes(scopes: [["accreditation:secretariat"], ["accreditation:audit"]])
      grade: Grade
    }
    enum Grade @authenticated { A B }
    interface Thing { id: ID! secret: String }
    type Open implements Thing { id: ID! secret: String }
    type Closed implements Thing {
      id: ID!
      secret: String @requiresScopes(scopes: [["accreditation:audit"]])
    }
    interface Labelable @key(fields: "id") { id: ID! }
    type Product implements Labelable @key(fields: "id") { id: ID! price: Int @authenticated }
    type Range implements Labelable @key(fields: "id") { id: ID! size: Int }
    type Book @key(fields: "id") @requiresScopes(scopes: [["accreditation:read"]]) { id: ID! title: String! }
    union Found = Firm | Book
  `,
  files: `
    ${LINK}
    type Query {
      file(id: ID!): File
      folder: Folder
    }
    type Firm @key(fields: "id") {
      id: ID!
      files: [File!]!
        @requiresScopes(scopes: [["accreditation:read", "accreditation:vote"], ["accreditation:audit"]])
      score: Int @requiresScopes(scopes: [["accreditation:apply"], ["accreditation:service"]])
    }
    type Folder { firm: Firm book: Book }
    type Book @key(fields: "id") {
      id: ID!
      review: String @requiresScopes(scopes: [["accreditation:review"]])
    }
    type File @key(fields: "id") @authenticated {
      id: ID!
      verdict: String! @requiresScopes(scopes: [["accreditation:read"]])
      firm: Firm!
    }
    type Labelable @interfaceObject @key(fields: "id") {
      id: ID!
      draft: String @requiresScopes(scopes: [["accreditation:evaluate"]])
    }
  `,
};
