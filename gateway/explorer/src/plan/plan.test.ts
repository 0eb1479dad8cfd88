import { NoPlan, readPlanAnswer } from './plan';

const plan = { subgraphs: [], node: null, literals: {} };

describe('readPlanAnswer', () => {
  it('reads a plan and what it would cost', () => {
    const cost = { estimate: 4, budget: 100 };
    expect(readPlanAnswer({ extensions: { queryPlan: plan, cost } })).toEqual({ plan, cost });
  });

  it('does without the cost', () => {
    expect(readPlanAnswer({ extensions: { queryPlan: plan } })).toEqual({ plan, cost: null });
  });

  it('says why there is no plan', () => {
    const refused = { errors: [{ message: 'Syntax Error.' }, { message: 'Too deep.' }] };
    expect(() => readPlanAnswer(refused)).toThrow(new NoPlan('Syntax Error.\nToo deep.'));
  });
});
