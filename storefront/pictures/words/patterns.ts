/** What covers a cloth. */
export type Motif =
  | 'plain'
  | 'buti'
  | 'paisley'
  | 'blossom'
  | 'leaf'
  | 'rose'
  | 'block'
  | 'ajrak'
  | 'mirror'
  | 'chikan'
  | 'brocade'
  | 'lace'
  | 'sequin'
  | 'pearl'
  | 'vine'
  | 'jaal'
  | 'stripe'
  | 'slub'
  | 'weave'
  | 'shimmer'

/** What runs along an edge. */
export type Border =
  | 'none'
  | 'gota'
  | 'zari'
  | 'broad'
  | 'pearl'
  | 'sequin'
  | 'scallop'
  | 'temple'
  | 'piping'
  | 'geometric'
  | 'thread'

const motifs: readonly (readonly [RegExp, Motif])[] = [
  [/plain field|hidden front|stretch suiting|knife-pleated/, 'plain'],
  [/mirror|sheesha/, 'mirror'],
  [/ajrak/, 'ajrak'],
  [/block[- ]print/, 'block'],
  [/chikan/, 'chikan'],
  [/lace cocktail|corded|lace dress/, 'lace'],
  [/brocade skirt|brocade/, 'brocade'],
  [/paisley/, 'paisley'],
  [/\broses\b|trailing rose/, 'rose'],
  [/floral|flower|blossom|gul\b/, 'blossom'],
  [/leaf|leaves/, 'leaf'],
  [/vines?\b/, 'vine'],
  [/tone-on-tone|jaal|trellis/, 'jaal'],
  [/embroidered panels|banarasi|zardozi/, 'buti'],
  [/tissue peshwas|^gold tissue/, 'shimmer'],
  [/pearls and sequins|sequinned/, 'sequin'],
  [/marori|pearl work/, 'pearl'],
  [/handloom|stripe/, 'stripe'],
  [/printed/, 'blossom'],
  [/velvet|embroider|resham|zari thread/, 'buti'],
  [/khaddar|linen|wool|khaadi/, 'weave'],
  [/raw silk|katan|slub/, 'slub'],
]

const borders: readonly (readonly [RegExp, Border])[] = [
  [/white-on-white|chikan/, 'none'],
  [/temple border/, 'temple'],
  [/gota/, 'gota'],
  [/hand-width gold border|brocade pallu|dabka|zardozi/, 'broad'],
  [/pearl border|bordered by a line of|pearls and sequins/, 'pearl'],
  [/border of hand-sewn sequins|sequin/, 'sequin'],
  [/scallop/, 'scallop'],
  [/piping/, 'piping'],
  [/geometric/, 'geometric'],
  [/zari|tilla|gold border/, 'zari'],
  [/pearl/, 'pearl'],
  [/thread|embroider|resham|crystal/, 'thread'],
]

const firstOf = <Found>(table: readonly (readonly [RegExp, Found])[], words: string, without: Found) =>
  table.find(([pattern]) => pattern.test(words))?.[1] ?? without

/** The pattern that the words of a piece speak of. */
export const motifOf = (words: string): Motif => firstOf(motifs, words.toLowerCase(), 'plain')

/** The edging that the words of a piece speak of. */
export const borderOf = (words: string): Border => firstOf(borders, words.toLowerCase(), 'none')

/** Whether light passes through the cloth. */
export const isSheer = (words: string) =>
  /chiffon|organza|\bnet\b|georgette|voile|tissue|sheer/.test(words.toLowerCase())

/** Whether the cloth shines. */
export const isLustrous = (words: string) =>
  /silk|satin|velvet|brocade|tissue|katan/.test(words.toLowerCase())
