/** The languages that customers write, Urdu in its own script and in Latin letters. */
export type Language = 'english' | 'roman_urdu' | 'urdu'

/** Plain ranges: classes such as `\p{L}` take a cold start longer than all that is done with them. */
const LETTER = /[A-Za-z\u00aa-\u1fff]/g
const URDU_LETTER = /[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/g
const WORD = /[a-z\u00aa-\u1fff]+/g

/** Words of Roman Urdu that no English sentence holds: one is enough. */
const CERTAIN = new Set(
  `hai hain hay hun hoon ho tha thi thay nahi nahin nai nhi kya kia kyun kyon kitna kitne kitni kon kaun konsa konsi
  kaunsa kaunsi kab kahan kaise kaisa kaisi mujhe mujhay mujay mjhe humein hamein tumhara mera meri mere apna apni apne
  aap ap aapka aapki aapke apka apki apke koi kuch kuchh aur agar lekin magar chahiye chahye chahie chaiye chahiyay
  dikhao dikhao dikhaen dikhayen dikhaein dikhain dikha batao bataen batayen bataein bata karo karen karein kardo krdo
  krna karna wali wala wale waali liye liay lye yeh ye woh wo isko usko iska uski acha achha accha theek shukriya
  meharbani hazaar hazar rupay rupaye rupe paanch qeemat keemat sasta sasti mehnga mehngi jora joray shaadi shadi
  walima behtareen sirf abhi phir bhai baji daal dalo daalo lelo lena dena milega milegi mil jaye
  dein dijiye dijiyega lein lijiye kijiye karlein karwa karwain dekhen dekhein dekhiye kholein kholen bhejen bhejein bhejo raabta rabta
  humari humara humare hamari hamara hamare hamaray yahan yahaan wahan wahaan bohat bohot bahut zaroor zarur bilkul maazrat muft riayat
  chhoot raha rahi rahe gaya gayi gaye hua hui hue sakta sakti sakte milta milti milte dunga doonga denge dete deti lete saath ziyada
  zyada kapre kapron libaas khareedein khareeden khareedna mangwa mangwayen poora poori aadhi aadha sab`.split(
    /\s+/,
  ),
)

/** Words that Roman Urdu shares with English or with names: two are needed. */
const LIKELY = new Set(
  'ka ki ke ko se mein main par bhi tak tau to na ji haan han do teen char ek aik hi de kar le salam assalam alaikum wa un is us sab dono rang kapra kapray dulhan mehndi eid'.split(
    ' ',
  ),
)

/** The language of a customer's text: English where nothing speaks for another. */
export function languageOf(text: string): Language {
  const urdu = text.match(URDU_LETTER)?.length ?? 0
  if (urdu > 0 && urdu * 3 >= (text.match(LETTER)?.length ?? 0)) return 'urdu'
  const words = text.toLowerCase().match(WORD) ?? []
  if (words.some((word) => CERTAIN.has(word))) return 'roman_urdu'
  const likely = words.filter((word) => LIKELY.has(word)).length
  return likely >= 2 && likely * 3 >= words.length ? 'roman_urdu' : 'english'
}
