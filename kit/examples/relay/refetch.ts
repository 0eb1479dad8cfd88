import { fetchQuery, graphql, type IEnvironment } from 'relay-runtime';
import { waitForFragmentData } from 'relay-runtime/experimental';
import type { refetch_firm$data, refetch_firm$key } from './__generated__/refetch_firm.graphql';
import refetchQuery, { type refetchFirmQuery } from './__generated__/refetchFirmQuery.graphql';

/** Relay's compiler writes the query that asks for it again, by the id alone: `node(id: $id)`. */
const firm = graphql`
  fragment refetch_firm on Firm @refetchable(queryName: "refetchFirmQuery") {
    id
    legalName
    verified
  }
`;

/** What `useRefetchableFragment` does behind its `refetch`; null when there is no such firm. */
export async function refetchFirm(
  environment: IEnvironment,
  id: string,
): Promise<refetch_firm$data | null> {
  const answer = await fetchQuery<refetchFirmQuery>(environment, refetchQuery, {
    id,
  }).toPromise();
  return answer?.node == null
    ? null
    : waitForFragmentData<refetch_firm$key>(environment, firm, answer.node);
}
