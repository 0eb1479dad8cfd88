export type Variables = Readonly<Record<string, unknown>>;

/** A number, or what makes one of the variables of a request. Costs without variables stay numbers. */
export type Cost = number | ((variables: Variables) => number);

export function evaluate(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}

export function sum(costs: readonly Cost[]): Cost {
  return combine(costs, (numbers) => numbers.reduce((total, number) => total + number, 0));
}

export function product(costs: readonly Cost[]): Cost {
  return combine(costs, (numbers) => numbers.reduce((total, number) => total * number, 1));
}

/** 0 when there is none. */
export function most(costs: readonly Cost[]): Cost {
  return combine(costs, (numbers) => Math.max(0, ...numbers));
}

/** The most of the sums of some of the costs, each sum given by positions. Each cost is computed once. */
export function mostOfSums(costs: readonly Cost[], sums: readonly (readonly number[])[]): Cost {
  const among = (numbers: readonly number[]): number =>
    Math.max(
      0,
      ...sums.map((positions) => positions.reduce((total, at) => total + (numbers[at] ?? 0), 0)),
    );
  return costs.every((cost) => typeof cost === 'number')
    ? among(costs)
    : (variables) => among(costs.map((cost) => evaluate(cost, variables)));
}

function combine(costs: readonly Cost[], how: (numbers: readonly number[]) => number): Cost {
  const variable = costs.filter((cost) => typeof cost !== 'number');
  const constant = how(costs.filter((cost) => typeof cost === 'number'));
  return variable.length === 0
    ? constant
    : (variables) => how([constant, ...variable.map((cost) => cost(variables))]);
}
