import * as fc from 'fast-check'

/** What a shopper does next. Numbers that choose among what is there at the time are taken modulo how much there is. */
export type Command =
  | { do: 'add'; product: number; quantity: number; keyed: boolean; twice: boolean }
  | { do: 'add again'; which: number; other: boolean }
  | { do: 'set'; line: number; quantity: number }
  | { do: 'remove'; line: number }
  | { do: 'clear' }
  | { do: 'read' }
  | { do: 'buy'; keyed: boolean; twice: boolean; expecting: boolean }
  | { do: 'buy again'; which: number; other: boolean }
  | { do: 'cancel'; which: number }

export type AdminCommand =
  | { do: 'restock'; product: number; stock: number }
  | { do: 'reprice'; product: number; price: number }
  | { do: 'cancel'; which: number }
  | { do: 'process'; which: number }

/** One run: a shop, its customers in several tabs, an admin, and what goes wrong. */
export interface Plan {
  faultSeed: number
  /** Of 100 requests to the database, so many meet a fault. */
  faultPercent: number
  /** The initial stock of each product. */
  stock: number[]
  users: number
  /**
   * In each round all tabs and the admin begin together. A rush comes after it: all tabs fill their carts with some of
   * the same products, and then most check out and the others edit a line, at once. A tab belongs to the user of its
   * number modulo `users`.
   */
  rounds: { tabs: Command[][]; admin: AdminCommand[]; rush: boolean }[]
}

const which = fc.nat(20)
const mostly = fc.integer({ min: 0, max: 3 }).map((drawn) => drawn > 0)
const seldom = mostly.map((drawn) => !drawn)

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      product: which,
      quantity: fc.integer({ min: 1, max: 3 }),
      keyed: fc.boolean(),
      twice: seldom,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add again' as const), which, other: seldom }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      line: which,
      quantity: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), line: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      keyed: mostly,
      twice: fc.boolean(),
      expecting: seldom,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('buy again' as const), which, other: seldom }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
)

const adminCommand: fc.Arbitrary<AdminCommand> = fc.oneof(
  fc.record({ do: fc.constant('restock' as const), product: which, stock: fc.nat(25) }),
  fc.record({ do: fc.constant('reprice' as const), product: which, price: fc.integer({ min: 1, max: 999 }) }),
  fc.record({ do: fc.constant('cancel' as const), which }),
  fc.record({ do: fc.constant('process' as const), which }),
)

const some = (smallest: number, largest: number) => ({
  minLength: smallest,
  maxLength: largest,
  size: 'max' as const,
})

/** 3 to 8 concurrent clients: 2 to 7 tabs of 1 to 4 users, and an admin. */
export const plan: fc.Arbitrary<Plan> = fc.integer({ min: 2, max: 7 }).chain((tabs) =>
  fc.record({
    faultSeed: fc.integer(),
    faultPercent: fc.constantFrom(0, 10, 25, 40),
    stock: fc.array(fc.nat(30), some(2, 4)),
    users: fc.integer({ min: 1, max: 4 }),
    rounds: fc.array(
      fc.record({
        tabs: fc.array(fc.array(command, some(2, 6)), some(tabs, tabs)),
        admin: fc.array(adminCommand, some(0, 3)),
        rush: fc.boolean(),
      }),
      some(1, 3),
    ),
  }),
)
