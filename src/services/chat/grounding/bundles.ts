import { BEGINS, ENDS, type Pattern, pattern } from './pattern.ts'

const NUMBER =
  '(?:[1-9]|an?|one|two|three|four|five|six|ek|aik|do|teen|tin|char|chaar|paanch|another|ایک|دو|تین|چار|پانچ)'
const MORE = '(?:[1-9]|one|two|three|four|five|six)'
/** "free", "at half". */
const FOR_LESS = '(?:free|muft|mufat|half|فری|مفت|آدھی|آدھے)'
const ANY = String.raw`(?:[ -][a-z\u0600-\u06ff]{1,10}){0,2}`
const FOR_LITTLE =
  '(?:(?:ki|ke|ka|کی|کے|کا) (?:qee?mat|qimat|kee?mat|daam|price|rate|pais[ae]y?|قیمت|دام|پیسے|پیسوں|ریٹ))'

/** More pieces for the price of fewer, or one more for nothing. */
export const BUNDLES: readonly Pattern[] = [
  // "buy one get one", "buy 2, get the third free", "lo do pao teen".
  String.raw`${BEGINS}(?:buy|take|purchase|order|pick|choose|grab|get)[ -](?:[a-z0-9]{1,10}[ -]){0,2}[a-z0-9]{1,10},?[ -](?:(?:and|then|&) )?get[ -](?:(?:the|a|another|one|your)[ -])?[a-z0-9]{1,10}(?:[ -](?:absolutely |completely |at )?(?:free|half|off|one))?${ENDS}`,
  // "take three, pay for two", "get 3 and only pay 2".
  String.raw`${BEGINS}(?:buy|take|get|choose|pick|order|grab|purchase)[ -](?:any )?${NUMBER}${ANY}[,;:.]?(?: -)?(?: (?:and|but|then|&))?[ -](?:(?:you|only|just) ){0,2}pay(?:ing)?(?: (?:for|only|just)){0,3}[ -]${NUMBER}${ENDS}`,
  // "pay for two, take home three".
  String.raw`${BEGINS}pay(?: (?:for|only|just)){0,3}[ -]${NUMBER}${ANY}[,;:]?(?: (?:and|but|then|&))?[ -](?:take|get|receive|have|keep|wear|choose)(?: home)?[ -]${NUMBER}${ENDS}`,
  // "three for the price of two", "2 for 1".
  String.raw`${BEGINS}(?:${NUMBER}[ -]for[ -](?:the )?(?:price|cost|rate) of (?:only |just )?${NUMBER}${ENDS}|${MORE}[ -]for[ -](?:1|2|3|one|two|three)${ENDS}(?![,.]?\d| (?!deal|offer|price|on|today|only|and)[a-z0-9]))`,
  // "do ki qeemat mein teen", «دو کی قیمت میں تین»; "teen lein, do ke paise dein".
  String.raw`${BEGINS}${NUMBER} ${FOR_LITTLE} (?:mein|main|me|par|pe|میں|پر) ${NUMBER}${ENDS}`,
  String.raw`${BEGINS}${NUMBER} (?:lein|len|lo|le|lijiye|khareedein|kharidein|kharido|khareedo|لیں|لو|لیجیے|خریدیں|خریدو),?(?: (?:aur|اور))?(?: (?:sirf|صرف))? ${NUMBER} ${FOR_LITTLE}${ENDS}`,
  // "ek khareedein ek muft", "ek lo doosra free", «ایک خریدیں ایک مفت پائیں».
  String.raw`${BEGINS}${NUMBER} (?:lein|len|lo|le|lijiye|khareedein|kharidein|kharido|khareedo|khareed|لیں|لو|لیجیے|خریدیں|خریدو|خرید)(?: (?:kar|کر|par|پر|aur|اور))?,? (?:${NUMBER}|doosr[aiey]|dusr[aiey]|دوسر[اےی])(?: (?:bilkul|bhi|بالکل))? ${FOR_LESS}${ENDS}`,
  // "aik ke saath aik muft", «ایک کے ساتھ دوسرا فری».
  String.raw`${BEGINS}(?:ek|aik|1|do|ایک|دو) (?:ke?|kay|کے) (?:sa{0,2}th|ساتھ) (?:ek|aik|ik|1|doosr[aiey]|dusr[aiey]|ایک|دوسر[اےی])(?: (?:bilkul|بالکل))?(?: ${FOR_LESS})?${ENDS}`,
  // "one with one free", "a second one free with every dress".
  String.raw`${BEGINS}${NUMBER} (?:with|plus|and|\+) (?:every |each )?(?:[1-9]|an?|one|two|another|a second)(?: [a-z]{1,10})? (?:free|muft)${ENDS}|${BEGINS}[12] ?\+ ?1 ?(?:free|muft|offer|deal|فری|مفت)${ENDS}`,
].map(pattern)
