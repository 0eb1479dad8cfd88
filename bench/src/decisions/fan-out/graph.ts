/** Three subgraphs in the shape of ours: decisions on labels, whose products are elsewhere, whose firms are elsewhere still. */
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

export const SUBGRAPHS = {
  accreditation: `${LINK}
    type Query { decisions: Int! }
    type Subscription { labelDecisions(after: String): LabelDecision }
    type LabelDecision { cursor: String! seq: Int! at: Float! label: Label }
    type Label @key(fields: "id") { id: ID! number: String! status: String! subject: Product }
    type Product @key(fields: "id", resolvable: false) { id: ID! }`,
  catalogue: `${LINK}
    type Query { products: Int! }
    type Product @key(fields: "id") { id: ID! name: String! summary: String! firm: Firm! }
    type Firm @key(fields: "id", resolvable: false) { id: ID! legalName: String! }`,
  geo: `${LINK}
    type Query { communes: Int! }
    type Firm @key(fields: "id") { id: ID! commune: Commune! }
    type Commune { code: ID! name: String! region: Region! }
    type Region { code: ID! name: String! }`,
} as const;

export type SubgraphName = keyof typeof SUBGRAPHS;

/** Everything that the graph knows of a decision. */
export const SUBSCRIPTION = `subscription ($after: String) {
  labelDecisions(after: $after) {
    seq at cursor
    label {
      number status
      subject { name summary firm { legalName commune { code name region { code name } } } }
    }
  }
}`;
