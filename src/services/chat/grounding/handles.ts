import { BEGINS, pattern } from './pattern.ts'
import { patternRule, type Replacement, type Rule } from './rule.ts'

const PLATFORM = String.raw`(?:instagram|insta|ig|whats ?app|telegram|facebook|fb|messenger|tik ?tok|snap ?chat|twitter|you ?tube|pinterest|threads|انسٹاگرام|انسٹا گرام|انسٹا|واٹس ?ایپ|ٹیلیگرام|ٹیلی گرام|فیس ?بک|ٹک ٹاک)`
/** What stands between a platform and a name there: " page ", ": ", " par ", " کی آئی ڈی ". */
const BETWEEN = String.raw`(?:(?: ?[:=,>-]| (?:page|id|handle|account|channel|group|profile|username|user|name|par|pe|pr|at|as|is|hai|ka|ki|ke|hamara|hamari|on|our|us|پر|پہ|کا|کی|کے|آئی ڈی|اکاؤنٹ|پیج|چینل|ہینڈل|ہمارا|ہماری|ہمارے))){0,4}`
/** Accounts elsewhere, also behind an opening "In" that has gone out: "Instagram fz_boutique", "insta id: shopname", "ٹیلیگرام پر zari.bazar". */
const ACCOUNT = pattern(
  String.raw`(?:${BEGINS}${PLATFORM}|(?<=[a-z])stagram)(?<between>${BETWEEN}) ["'(\[]?(?<name>[a-z0-9][a-z0-9.-]{1,29})`,
)

const NAMED = /[:=>]|handle|username|\bid\b|آئی ڈی|ہینڈل/
const LIKE_A_HANDLE = /[a-z0-9][._-][a-z0-9]|[a-z]\d/i
const A_WORD =
  /^(?:is|hai|par|pe|pr|the|our|hamara|ka|ki|ke|ko|se|nahi|nahin|not|for|and|or|aur|ya|page|link|us|me)$/

/** A name on another platform, which the shop does not answer for, where it cannot be a word of the sentence. */
export const handleRule = (address: Replacement): Rule =>
  patternRule(ACCOUNT, ({ 0: all, groups }, { written }, start) => {
    const { between = '', name = '' } = groups ?? {}
    const end = start + all.length
    const isNamed = NAMED.test(between) && !A_WORD.test(name)
    const isHandle = LIKE_A_HANDLE.test(written(end - name.length, end))
    return isNamed || isHandle ? address : undefined
  })
