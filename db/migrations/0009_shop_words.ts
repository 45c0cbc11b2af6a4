import { type Kysely, sql } from 'kysely'

/**
 * The words that shoppers of a subcontinental boutique use, for the search: what a word also means, and the words
 * that only carry the wish. A row a word; the shop's owner changes them afterwards.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into search_synonyms (term, words) select given.term, given.words from ${given()}
    on conflict (term) do nothing`.execute(db)
}

/** Takes back the rows that are still as they were given. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from search_synonyms using ${given()}
    where search_synonyms.term = given.term and search_synonyms.words = given.words`.execute(db)
}

const given = () => sql`(
  select key as term, array(select jsonb_array_elements_text(value)) as words
  from jsonb_each(${JSON.stringify(Object.fromEntries(shopWords()))}::jsonb)
) as given`

/** One word in the spellings that shops and shoppers give it, a word a line. Each finds the others. */
const SPELLINGS = `
  saree sari saari
  chiffon shiffon shifon
  lehenga lehnga lengha lahnga
  ghagra ghaghra
  shalwar salwar shalwaar
  kameez qameez kamiz
  dupatta dopatta
  chunni chunri
  gharara garara
  jora joda
  peshwas peshwaz pishwas
  angrakha angarkha
  churidar choridar
  chikankari chikan
  khussa khusa
  jutti juti
  jhumka jhumki
  churi choori
  kangan kara
  payal pazeb
  tikka teeka
  mehndi mehendi
  mayun mayoun
  nikah nikkah
  walima valima
  barat baraat
  shaadi shadi
  khaddar khadi
  mulmul malmal
  banarasi benarasi banarsi
  resham reshmi
  zardozi zardosi
  gota gotta
  meenakari minakari
  sheesha shisha
  ajrak ajrakh
  ferozi feroza firozi
  kaftan caftan
  abaya abaaya
  pyjama pajama
  woollen woolen wool
  pashmina pashmeena
  jewellery jewelry
  scarf scarves
  attar ittar
  waistcoat wasket
  grey gray
  kids children child
  embroidered embroidery
  men man gents
`

/** What the words on the left also mean: what an assistant in the shop would bring for them. */
const GARMENTS = `
  dress: gown frock maxi jora suit anarkali lehenga kaftan
  gown: maxi dress peshwas
  maxi: gown dress
  frock: dress anarkali maxi
  anarkali: frock peshwas
  peshwas: anarkali gown frock
  angrakha: anarkali kurta frock
  kaftan: dress abaya
  abaya: burqa gown
  burqa: abaya
  hijab: scarf
  jora: suit
  joray joron: jora suit
  suit: jora kameez
  kameez: shirt kurta
  qamees: kameez kurta shirt
  kurta: kurti tunic kameez
  kurti: kurta tunic
  tunic: kurta kurti top
  top: blouse shirt tunic kurti peplum
  blouse: top shirt choli tunic
  choli: blouse
  shirt: kameez kurta blouse top tunic
  tshirt tee: shirt top
  lehenga: ghagra
  ghagra: lehenga skirt
  gharara: sharara
  sharara: gharara
  shalwar: trousers
  trousers pants: trousers pants shalwar jeans palazzo churidar
  palazzo: trousers pants
  jeans: denim trousers pants
  denim: jeans
  leggings tights: tights leggings churidar
  coat: jacket
  jacket: coat blazer
  blazer: jacket coat
  sweater jumper pullover: sweater jumper pullover cardigan
  cardigan: sweater
  hoodie sweatshirt: sweatshirt hoodie sweater
  koti: waistcoat jacket
  waistcoat: koti vest
  sleepwear nightwear nightdress nightie: pyjama nightgown nightdress
  clothes outfit apparel attire garment kapre kapray kapde libas poshak: jora suit dress kurta kurti
    saree lehenga gharara sharara anarkali angrakha kameez shirt top blouse skirt gown maxi kaftan trousers jeans coat
    jacket sweater shawl
  traditional ethnic eastern desi: jora shalwar saree lehenga gharara angrakha khussa
  western: jeans trousers shirt skirt blouse gown blazer
  modest: abaya kaftan hijab loose
  unstitched: fabric
  fabric: unstitched yard metre
  metre: meter yard
  meter: metre yard
`

const THINGS = `
  dupatta: chunni shawl stole
  chunni: dupatta
  odhni: dupatta chunni
  scarf: stole dupatta shawl hijab
  stole: scarf dupatta shawl
  shawl: stole chaddar pashmina
  chaddar chadar: shawl dupatta
  pashmina: shawl wool
  muffler: scarf shawl wool
  accessories: jewellery necklace earrings bangles bag clutch scarf dupatta belt
  jewellery zewar zewrat: jewellery necklace earrings bangles choker jhumka bracelet ring tikka anklet pendant
  necklace: choker haar mala pendant
  choker pendant haar mala: necklace
  earrings: jhumka studs hoops bali jhumar
  ear: earrings
  studs hoops bali baliyan: earrings
  jhumka: earrings
  bangles: churi kangan bracelet
  churi churiyan chooriyan churiyaan: bangles
  kangan: bangles bracelet
  bracelet: bangles kangan
  anguthi: ring
  anklet: payal
  payal: anklet
  maang headpiece: tikka jhumar
  nath nathni: nose ring
  bag: handbag purse clutch potli tote
  handbag purse: bag clutch potli purse handbag tote
  clutch: purse bag potli
  tote: bag handbag
  crossbody: bag handbag
  pouch batwa: potli purse clutch
  wallet: purse clutch
  shoes footwear joota joote jootay jootey: shoes khussa sandals heels flats slippers sneakers pumps boots chappal
    loafers mules
  khussa: jutti mojari
  jutti mojari: khussa
  sandals: shoes heels chappal khussa
  heels: shoes pumps sandals
  pumps: heels shoes
  flats: khussa shoes sandals
  slippers: chappal khussa sandals
  chappal: slippers sandals khussa
  sneakers trainers joggers: sneakers shoes
  boots loafers: shoes
  perfume fragrance scent: perfume fragrance parfum attar scent oud
  attar: perfume oud
  khushbu khushboo: perfume attar fragrance
  gift present tohfa tuhfa tohfay: gift present jewellery earrings necklace bangles bracelet bag clutch potli shawl
    scarf perfume wallet accessories
`

const OCCASIONS = `
  wedding: bridal bride shaadi nikah barat walima mehndi formal
  shaadi: wedding bridal nikah barat walima bride formal
  bridal: bride wedding nikah dulhan barat
  bride: bridal dulhan wedding
  dulhan: bridal bride wedding
  groom dulha: groom sherwani
  nikah: wedding bridal
  barat: wedding bridal
  walima: wedding reception
  reception: walima wedding
  engagement mangni: engagement formal party wedding
  mehndi: dholki mayun sangeet henna
  henna: mehndi
  dholki dholak sangeet: mehndi dholki sangeet mayun
  mayun haldi: mayun haldi mehndi yellow
  party dawat: party cocktail evening festive birthday dinner
  evening night raat: evening night party cocktail dinner
  cocktail: party evening
  dinner: evening party
  prom: gown evening
  function event taqreeb: party formal wedding evening
  occasion: party formal wedding festive
  festive: eid party
  eid: festive
  birthday: party gift
  anniversary: party gift
  formal: wedding evening
  fancy: formal party embroidered sequin
  luxury: formal silk embroidered velvet
  office: desk professional blazer blouse trousers tailored court pumps pencil
  work business professional: office desk
  daftar job interview: office work
  casual daily: everyday casual daily
  everyday rozana: everyday casual daily
  university college: casual everyday university
  namaz prayer: abaya dupatta scarf
`

const SEASONS = `
  winter: warm khaddar wool velvet karandi pashmina fleece coat jacket sweater cardigan shawl
  warm cosy cozy garam: warm winter khaddar wool velvet karandi pashmina fleece jacket sweater cardigan
  sardi sardiyon sardiyan sardion thand: winter warm khaddar wool velvet karandi pashmina coat jacket sweater cardigan shawl
  summer: lawn cotton linen cambric voile mulmul
  hot garmi garmiyon garmiyan garmion: summer lawn cotton linen cambric voile mulmul
`

const COLOURS = `
  red: crimson ruby scarlet maroon burgundy madder surkh
  lal surkh: red crimson ruby maroon
  crimson: red ruby
  ruby: red crimson
  maroon: burgundy wine
  burgundy wine: maroon burgundy wine
  pink: blush rose fuchsia magenta gulabi
  gulabi: pink blush rose
  blush: pink
  orange narangi: orange rust coral peach terracotta tangerine
  rust: orange
  peach: coral apricot
  yellow: mustard marigold saffron amber
  peela peeli pila zard: yellow mustard saffron
  mustard: yellow
  saffron kesari: saffron yellow orange
  green: emerald mint olive sage pistachio sabz
  sabz hara hari hare: green emerald mint
  emerald zamurd: emerald green
  blue: indigo navy cobalt sapphire ferozi
  neela neeli nila neelay: blue indigo navy
  navy: midnight
  asmani: sky blue
  turquoise: ferozi teal
  teal: turquoise ferozi
  ferozi: turquoise teal
  purple jamni jamuni: purple plum violet lilac lavender mauve aubergine
  baingani: aubergine plum purple
  plum violet: purple
  lilac lavender: lilac lavender purple mauve
  black: jet onyx siyah
  kala kali kaala kalay siyah: black
  white: ivory cream
  safed sufaid safaid chitta: white ivory
  ivory: white cream
  cream: ivory beige
  beige: camel biscuit cream nude sand champagne
  nude: beige blush
  brown bhoora: brown chocolate camel tan coffee rust
  grey surmai: charcoal smoke slate grey
  gold golden: gold golden
  sunehri sunehra sona: gold golden
  silver chandi: silver oxidised
`

const FABRICS_AND_WORK = `
  silk: resham katan
  resham: silk
  cotton: lawn cambric mulmul voile
  sooti suti: cotton lawn cambric
  mulmul: muslin cotton
  muslin: mulmul
  khaddar: handloom
  oon ooni: wool woollen
  velvet: makhmal
  makhmal makhmali: velvet
  net: tulle
  tulle jali: net tulle
  brocade: banarasi jamawar
  leather: chamra
  chamra: leather
  kanch kaanch: glass
  handmade: handwoven handloom hand
  handwoven: handloom
  handloom: handwoven
  embroidered: resham zari tilla zardozi chikankari dabka
  karhai kadhai: embroidered resham zari tilla zardozi chikankari
  embellished: sequin beaded stone mirror pearl embroidered
  sparkly shiny glitter chamkila: sequin zari tissue crystal mirror beaded
  sequin sitara: sequin sitara
  mirror: sheesha
  sheesha: mirror
  pearl moti: pearl moti
  floral: flower rose printed
  flower phool: floral flower rose
  striped lines: striped stripe
  checked plaid: checked plaid check
  plain simple sada: plain simple
  heavy bhari: heavy embroidered
  halka halki: light
  long lamba lambi: long full
  chota choti: short
  khula: loose
  three 3: three 3
  two 2: two 2
  piece pc pcs: piece pc
`

const PEOPLE = `
  men: mardana sherwani waistcoat wallet cufflinks
  mard mardana him husband father brother abbu bhai: men mardana waistcoat wallet cufflinks
  boy larka larke: boy kids
  girl larki: girl kids
  kids: boy girl baby toddler
  bacha bachi bache bachay bachon: kids boy girl baby
  baby toddler infant newborn: baby toddler infant newborn
`

/** Words that carry a wish and name nothing in a shop. */
const WISHES = `
  a an the and or nor but if of for to in into on onto at by with without from as about around over off up out than then
  is are am be been was were do does did done has have had having can could may might must shall should will would
  i im ive id me my mine myself we us our you your he she her hers they them their his it its s
  this that these those there here who whom whose what whats which when where why how
  some something someone somebody any anything anyone all each every other another else one thing stuff
  item product article kind sort type variety option idea choice style design collection range quality brand
  not no only just really very too so also more most much many lot enough
  want wanna need like love wish prefer look find search seek show see view browse get got give take
  buy purchase order shop store boutique sell sale deal offer discount online available stock
  go attend come make use
  wear worn
  please plz pls thank hi hello hey salam assalam help suggest recommend
  good nice best better great perfect ideal right suitable special unique favourite favorite
  beautiful pretty gorgeous stunning cute elegant stylish trendy fashion
  new latest newest trending today tonight tomorrow
  cheap affordable inexpensive budget reasonable expensive price cost rate amount
  under below less within upto maximum max minimum between above rs pkr rupee rupay rupe hundred thousand hazar
  women woman lady female khawateen zanana aurat wife mother mom mum mama ammi sister behan
  friend dost aunty daughter beti
  season weather mausam time day colour color size
  pakistan pakistani
  mujhe mujhay mujhko mera meri mere hum humein hame hamein apne apni apna aap apko aapko koi kuch kuchh
  chahiye chahie chaiye chahye chahiyay dikhao dikha dikhaen dikhayen dikhaye dikhado batao do dena dein dijiye
  lena leni lene khareedna kharidna milega milegi ka ki ke ko se sey mein main par pe per tak liye liey lye
  wala wali wale walay waala waali hai hain ho hoon tha aur ya bhi sirf bas kya kia kaun konsa konsi kaisa kaise
  kahan kitna kitne kitni acha achi ache achay accha acchi bohat bohot bahut bht sa si naya nai naye
  khoobsurat khubsurat pyara pyari sasta sasti saste qeemat keemat paise andar neeche kam zyada ziada
  pehnna pehenna pehnne pehnun pehnu pehen karna karo jana yeh ye woh wo is rang
`

function shopWords(): Map<string, readonly string[]> {
  const spellings = linesOf(SPELLINGS).map(wordsIn)
  const spellingsOf = (word: string) => spellings.find((group) => group.includes(word)) ?? [word]

  const brought = new Map<string, string[]>(spellings.flat().map((word) => [word, []]))
  const themes = [GARMENTS, THINGS, OCCASIONS, SEASONS, COLOURS, FABRICS_AND_WORK, PEOPLE]
  for (const line of themes.flatMap(linesOf)) {
    const [terms = '', words = ''] = line.split(':')
    for (const term of wordsIn(terms).flatMap(spellingsOf)) {
      brought.set(term, [...(brought.get(term) ?? []), ...wordsIn(words)])
    }
  }

  const shopWords = new Map<string, readonly string[]>(wordsIn(WISHES).map((term) => [term, []]))
  for (const [term, words] of brought) {
    const all = new Set([term, ...words].flatMap(spellingsOf))
    all.delete(term)
    if (all.size === 0) throw new Error(`${term} brings nothing but itself`)
    shopWords.set(term, [...all])
  }
  return shopWords
}

/** The lines of a table; one that begins deeper goes on with the one before. */
const linesOf = (table: string) =>
  table
    .replaceAll(/\n {4,}/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '')
