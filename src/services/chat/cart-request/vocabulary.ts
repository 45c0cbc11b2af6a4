import { folded, stem } from './clauses.ts'

const setOf = (words: string): ReadonlySet<string> =>
  new Set(
    folded(words)
      .split(/[\s,]+/)
      .filter(Boolean),
  )
const stemsOf = (words: string): ReadonlySet<string> => new Set(Array.from(setOf(words), stem))

/**
 * Words that describe many products, by which alone none is named: kinds of garments, colours, fabrics, work, occasions,
 * sizes and praise, in English, Roman Urdu and Urdu.
 */
export const GENERIC = stemsOf(`
  dress dresses gown frock maxi midi mini kaftan abaya jora jorra suit set piece outfit clothes kapre kapray kapde libas
  saree sari shirt top tops tee blouse kurta kurti kameez qameez kamiz shalwar salwar trouser trousers pants pajama
  skirt lehenga lehnga choli gharara sharara peshwas anarkali angrakha dupatta duppata chunni shawl stole scarf hijab
  jacket coat cardigan sweater sherwani waistcoat necklace choker earrings jhumka jhumkas jewellery jewelry bangles
  churiyan ring bracelet clutch bag handbag purse potli shoes khussa heels sandals accessories formals item product
  red blue green yellow pink white black grey gray brown purple orange gold golden silver ivory cream beige maroon navy
  crimson emerald mint ruby tea bottle rani blush rose peach teal turquoise indigo mustard lilac mauve rust off dark light
  bright pale laal lal neela neeli neeli hara hari peela peeli gulabi safed kala kali kaala kaali sabz sunehri surkh
  silk cotton lawn chiffon organza georgette velvet khaddar linen crepe net tissue satin jersey wool woollen leather
  denim lace nida viscose voile karandi raw pure soft printed plain embroidered embroidery embellished block print
  handmade handwoven handloom woven stitched unstitched beaded pearl sequin mirror work zari gota kundan chikankari
  brocade banarasi ajrak pleated tiered wrap pintuck peplum floral flower border edging hem sleeve sleeves sleeved
  sleeveless long short full half high low waist open front wide loose slim fitted straight ready wear two three four
  wedding bridal bride mehndi barat walima nikah eid party evening cocktail office casual formal everyday daily summer
  winter spring autumn season festive night day
  beautiful pretty lovely nice gorgeous stunning amazing elegant cute best new old big little medium large small
  khoobsurat khubsurat pyara pyari acha achi achha achhi nayi naya
  لباس سوٹ جوڑا کپڑے ساڑھی ساڑی قمیض قمیص شلوار کرتا کرتی دوپٹہ شال لہنگا غرارہ شرارہ گاؤن فراک عبایہ میکسی ڈریس
  جھمکے بالیاں ہار چوڑیاں بیگ پرس کھسہ جوتے شرٹ اسکرٹ بلاؤز لال سرخ نیلا نیلی نیلے ہرا ہری سبز پیلا پیلی گلابی سفید
  کالا کالی سیاہ سنہری ریشمی ریشم کاٹن لان شیفون مخمل کھدر کڑھائی خوبصورت پیارا پیاری اچھا اچھی نیا نئی لمبی چھوٹی`)

/** Words that stand between a wish and what it is for, and change neither. */
export const FILLERS = setOf(`
  the my also too please kindly just only me us one ones of piece pieces pcs pc pair pairs couple dozen each more again
  now right asap quickly quick thanks thank thankyou dear sir madam bro sis up as well size xs xl xxl xxxl s m l
  wala wali wale walay waala waali waale wla wli ko bhi bi mujhe mujhay mujhy mujhko humein hamein hume mere meri mera
  apni apne apna liye liay liya ke ji jee na to toh hi he abhi ab phir pir jaldi zara zra bhai baji api aap ap tum yaar
  aik ek adad shukriya hai hain please plz cart basket order
  والا والی والے کو بھی مجھے ہمیں میرے میری میرا اپنی اپنے لیے لئے کے پلیز براہ کرم مہربانی ذرا زرا ابھی اب پھر جی تو ہی ایک
  عدد پیس سائز آپ شکریہ کارٹ ہے`)

/** Words that make a wish a wish for any such thing, not for one that was seen. */
export const INDEFINITE = setOf('a an any some another other something anything koi kuch kisi کوئی کچھ کسی')

/** Words that say that a certain thing is meant. */
export const DEFINITE = setOf(
  'the this that these those wala wali wale walay waala waali والا والی والے یہ وہ yeh woh',
)

/** What joins two things of one wish. */
export const JOINING = setOf('and aur or اور')

/** Words of grammar: what is neither a filler nor one of these is something that the words before it may be about. */
export const GRAMMAR = setOf(`
  in into on at for from with without by as if because since so that which who you i we he she they it is are was were
  be been am will would can could may might have has had do does did when while until before after than but to not no
  or and nor like there here what how why where
  ka ki se par pe tak mein me main mai tha thi thay ho hoon hun hu hon kyun kyunke kyonke k
  کا کی سے پر تک میں ہیں تھا تھی ہو ہوں کیونکہ`)

/** The words of a yes. */
export const YES = setOf(`
  yes yeah yep yup yess yea yas ok okay okey k sure definitely absolutely certainly course please pls do go ahead it that
  then great perfect fine good alright done yes haan han haa haanji ji jee g jee bilkul theek thek thik hai he sahi zaroor
  zarur kar kr karo kro karein karen kardo krdo kardein do dein dain den de dijiye
  ہاں جی بالکل بلکل ٹھیک ہے ضرور اوکے کر کرو کریں دو دیں دیجیے کردیں کردو`)

/** Without one of these a message of such words is no yes. */
export const CLEAR_YES = setOf(`
  yes yeah yep yup yess yea yas ok okay okey sure definitely absolutely certainly course ahead haan han haa haanji ji jee
  bilkul theek thek thik zaroor zarur do karo kro karein karen kardo krdo kardein
  ہاں جی بالکل بلکل ٹھیک ضرور اوکے کرو کریں دیں کردیں کردو`)
