import type { ReactElement } from 'react';
import { useTexts } from '../shell/texts';
import { FetchCard } from './fetch-card';
import type { ConditionNode, Plan, PlanNode, SeveralNodes, SubscriptionNode } from './plan';

interface PlanPictureProps {
  readonly plan: Plan;
}

/** A plan as nested lists: what waits for one another from top to bottom, what does not side by side. */
export function PlanPicture({ plan }: PlanPictureProps): ReactElement {
  const texts = useTexts();
  return (
    // What scrolls must be reachable by keyboard.
    <div className="plan-picture" role="region" aria-label={texts.plan.picture} tabIndex={0}>
      {plan.node === null ? <p>{texts.plan.nobody}</p> : <Node node={plan.node} plan={plan} />}
    </div>
  );
}

interface NodeProps<Kind extends PlanNode> {
  readonly node: Kind;
  readonly plan: Plan;
  /** Where in the answer the fetches below put what they bring; the root when there is none. */
  readonly path?: readonly string[];
}

function Node(props: NodeProps<PlanNode>): ReactElement {
  const { node, plan, path = [] } = props;
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return <Several {...props} node={node} />;
    case 'Flatten':
      return <Node node={node.node} plan={plan} path={node.path} />;
    case 'Condition':
      return <Condition {...props} node={node} />;
    case 'Subscription':
      return <Subscription {...props} node={node} />;
    default:
      return <FetchCard fetch={node} plan={plan} path={path} />;
  }
}

function Several({ node, ...place }: NodeProps<SeveralNodes>): ReactElement {
  const texts = useTexts();
  // The nodes of a plan have no names but their places, which do not change while it is shown.
  const items = node.nodes.map((below, at) => [`${at} ${below.kind}`, below] as const);
  const listItems = items.map(([key, below]) => (
    <li key={key}>
      <Node {...place} node={below} />
    </li>
  ));
  return node.kind === 'Sequence' ? (
    <ol className="plan-sequence" aria-label={texts.plan.sequence}>
      {listItems}
    </ol>
  ) : (
    <ul className="plan-parallel" aria-label={texts.plan.parallel}>
      {listItems}
    </ul>
  );
}

function Subscription({ node, ...place }: NodeProps<SubscriptionNode>): ReactElement {
  const texts = useTexts();
  return (
    <ol className="plan-sequence" aria-label={texts.plan.sequence}>
      <li>
        <Node {...place} node={node.primary} />
      </li>
      {node.rest !== null && (
        <li>
          <p className="plan-branch">{texts.plan.eachEvent}</p>
          <Node {...place} node={node.rest} />
        </li>
      )}
    </ol>
  );
}

function Condition({ node, ...place }: NodeProps<ConditionNode>): ReactElement {
  const { variable, ifTrue, ifFalse } = node;
  const texts = useTexts();
  return (
    <div className="plan-condition">
      {ifTrue !== null && (
        <>
          <p className="plan-branch">{texts.plan.when(`$${variable}`)}</p>
          <Node {...place} node={ifTrue} />
        </>
      )}
      {ifFalse !== null && (
        <>
          <p className="plan-branch">{texts.plan.whenNot(`$${variable}`)}</p>
          <Node {...place} node={ifFalse} />
        </>
      )}
    </div>
  );
}
