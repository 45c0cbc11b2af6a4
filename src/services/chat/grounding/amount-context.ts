import { ENDS, ending, pattern } from './pattern.ts'
import { words } from './phrases.ts'

const MONTH = `(?:${words(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر`,
).join('|')})`
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const YEAR = String.raw`(?:19|20)\d\d`
/** A date or a time of day: "2026-01-26", "26/01/2026", "26 January 2026", "10:30". */
export const DATE = pattern(
  String.raw`(?:${YEAR}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]${YEAR}|${DAY} (?:of )?${MONTH}(?:,? ${YEAR})?|\d{1,2}:\d\d)(?!\d)`,
)
/** Before a year: "in 2026", "since", "Eid", "January 26,". */
export const BEFORE_YEAR = ending(
  String.raw`(?:^|[^A-Za-z\u00c0-\u1fff])(?:in|since|year|during|until|by|early|late|mid|eid|ramadan|ramzan|spring|summer|autumn|fall|winter|©|سن|سال|عید|${MONTH}(?: \d{1,2}(?:st|nd|rd|th)?,?)?)[ -]`,
)
/** Words that say that a price follows, however small: "costs", "price: ", "yours for only", "قیمت صرف". */
export const BEFORE_PRICE = ending(
  String.raw`(?:^|[^A-Za-z\u00c0-\u1fff])(?:cost(?:s|ing)?|pric(?:e|es|ed|ing)|qee?mat|kee?mat|daam|rate|pay|charge[sd]?|fees?|delivery|shipping|emi|deposit|tip|yours for|(?:sells?|sold|selling|goes|get it|take it|have it|grab it|buy it) for|(?:at|for) (?:only|just)|(?:only|just) (?:at|for)|قیمت|قیمتیں|دام|ریٹ)(?:[ :=-]{1,3}(?:is|are|was|of|at|for|you|only|just|about|around|mere|a|now|hai|sirf|the|as low as|starts?|starting|from|ہے|صرف|محض|ki|ka|hi)){0,6}[ :=-]{1,3}`,
)
/** Words that often stand before a price, and before much else. */
export const MAYBE_BEFORE_PRICE = ending(
  String.raw`(?:^|[^A-Za-z\u00c0-\u1fff])(?:tag(?:ged)?|tag (?:of|says|reads)|worth|marked|mrp|bill|bill is|totals?|total is|amount|amount is|sum of|budget|budget of|comes to|come to|mol|hadiya|کل|under|below|over|above|around|about|at|for|from|only|just|than|sirf|kam az kam|صرف|تقریبا|کم از کم)(?: (?:a|an|just|only|at))?:? `,
)
/** What a price is followed by: "86 only", "86 mein milega", "86 ka le lein". */
export const SOLD_BEHIND = pattern(
  ` (?:only|flat|fixed|final)${ENDS}| (?:ka|ki|ke|mein|main|me|کا|کی|کے|میں) (?:mil|milega|milegi|milti|milta|le|lein|lelein|khareed|de|dein|dungi|denge|bik|مل|ملے|ملتا|ملتی|لے|لیں|دیں|خرید)${ENDS}`,
)
/** Before a magnitude without a count: "a couple of thousand". */
export const BEFORE_MAGNITUDE = ending('(?:couple of|few|several|some|many|chand|kuch|کچھ|چند) ')
/** Before a number that is a measure: "waist at 28", "a thread count of 300". */
export const BEFORE_MEASURE = ending(
  String.raw`(?:size|waist|bust|chest|hips?|length|wash|iron|heel|number|سائز|ناپ)[^.!?\n]{0,20}`,
)
export const BEFORE_COUNT = ending(
  '(?:thread|stitch|bead|page|word|room|flat|plot|house|street|block)[ -]?(?:count|number|no)?(?: of| is|:)? ',
)
/** Behind a small number that is no count of what follows: the end of a sentence, "only", "ہے". */
export const STANDS_ALONE = pattern(
  String.raw`(?: ?[.,!?;:)"'](?!\d)| ?\n| (?:only|hai|mein|and|but|each|per|today|now|for|in|with|from|tak|se|par|total|right|سے|تک|ہی|ہے|میں|اور)(?![A-Za-z\u00c0-\u1fff])| ?[^A-Za-z0-9\u00c0-\u1fff \n.,!?;:)"'/×*+-])`,
)
/** Digits that go on where a number has been read to its longest. */
export const MORE_DIGITS = pattern(String.raw`[.,]?\d`)

/** Before hours: "takes 5h"; behind them: "5h of embroidery". */
export const BEFORE_HOURS = ending(
  String.raw`(?:take|takes|took|within|in|for|every|after|another|next|open|wait|last|lasts|spent|spend|over|nearly|about|around) `,
)
export const OF_WORK = pattern(
  String.raw` (?:of|later|ago|before|after|embroidery|work|delivery|service|wait|shipping|drive|a day|ka kaam|baad|pehle)${ENDS}`,
)
