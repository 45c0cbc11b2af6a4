import * as v from 'valibot'
import { page, pageAnswer, storable, text, Time } from '../../http/fields.ts'

/** Letters and digits of any script, with the marks that belong to them. */
const ONE_WORD = /^[\p{L}\p{N}\p{M}]{1,60}$/u

/** What `search_text()` leaves out of a word. */
const ACCENTS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]/g

/** One word as the search compares words: lower case, without accents. */
const Word = v.pipe(
  v.string(),
  storable,
  v.transform((value) => value.trim().normalize('NFKD').toLowerCase().replace(ACCENTS, '')),
  v.check((value) => ONE_WORD.test(value), 'Must be one word of at most 60 letters and digits.'),
  v.metadata({ type: 'string', minLength: 1, examples: ['saree'] }),
)

const MAX_WORDS = 40

export const Synonym = v.pipe(
  v.strictObject({
    term: v.string(),
    words: v.pipe(
      v.array(v.string()),
      v.description('What the term also means; none where it only carries a wish.'),
    ),
    updated_at: Time,
  }),
  v.metadata({ ref: 'Synonym' }),
)
export type Synonym = v.InferOutput<typeof Synonym>

export const SynonymPage = v.pipe(
  v.strictObject({ synonyms: v.array(Synonym), ...pageAnswer }),
  v.metadata({ ref: 'SynonymPage' }),
)

export const ListSynonyms = v.object({ search: v.optional(text({ max: 60 })), ...page })
export type ListSynonyms = v.InferOutput<typeof ListSynonyms>

export const TermParam = v.object({ term: Word })

export const PutSynonym = v.pipe(
  v.object({ words: v.pipe(v.array(Word), v.maxLength(MAX_WORDS, `At most ${MAX_WORDS} words.`)) }),
  v.metadata({ ref: 'PutSynonym' }),
)
