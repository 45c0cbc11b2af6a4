import { cloth } from '../cloth.ts'
import { lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { p, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'
import { plackets } from './details.ts'
import { shoulderDrape } from './drape.ts'
import { flaredLegs, narrow, shalwar } from './legs.ts'
import { shirt } from './shirt.ts'
import { beside, gala, narrowed, plain, printed } from './festive-parts.ts'

export const anarkali = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look, 0.9)
  const hem = { x: 262, y: 622, sag: 34, waves: 13, depth: 9 }
  const legs = plain(sheet, beside(look))
  return {
    drawn:
      (/churidar|trousers/.test(look.words) ? narrow(sheet, look, legs, 560, 712, true) : '') +
      shirt(sheet, look, stuff, {
        neck: 'slit',
        sleeve: { length: 310, cuff: 25, swing: 12, sheer: look.sheer, trimSize: 12 },
        side: 'C106 190 82 206 80 226C84 236 86 240 88 246C126 350 224 510 262 622',
        hem,
        hemSize: 24,
        from: { x: 80, y: 238 },
        neckBorder: narrowed(look).border,
        neckSize: 13,
        inner:
          gala(look, 150) +
          trim(look, (inset) => p`M-100 ${238 - inset}Q0 ${252 - inset} 100 ${238 - inset}`, 11),
      }) +
      (/chunni|dupatta/.test(look.words)
        ? shoulderDrape(sheet, look, plain(sheet, lighter(look.base, -0.035)), { end: 470, sheer: true })
        : ''),
    y: 200,
    scale: 0.99,
  }
}

/** A kameez over a shalwar, with its dupatta. */
export const jora = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look, 0.85)
  const set = /printed/.test(look.words) && look.motif === 'blossom'
  const kameez = set ? { ...plain(sheet, look.base) } : stuff
  const wintry = /wool|shawl/.test(look.words)
  const second = plain(sheet, beside(look))
  const wrap = set
    ? stuff
    : cloth(sheet, wintry ? look.accent : lighter(look.base, look.base.l > 0.6 ? -0.04 : 0.13))
  const border = look.border === 'none' && set ? 'thread' : look.border
  const hem = { x: 146, y: 560, sag: 8 }
  const buttoned = /button/.test(look.words)
  return {
    drawn:
      shalwar(sheet, look, second, 460, 700) +
      shirt(sheet, look, kameez, {
        neck: buttoned ? 'band' : 'slit',
        sleeve: { length: 318, cuff: 34, swing: 11, trimSize: 14, border },
        side: 'C104 220 102 262 112 320 C122 390 140 500 146 560',
        hem,
        border,
        hemSize: 20,
        neckBorder: buttoned ? 'none' : border,
        neckSize: 17,
        inner:
          (buttoned ? plackets.buttons(kameez, 48, 250, 6) : gala({ ...look, border }, 176)) +
          plackets.slits(kameez, 560, 146),
        over: buttoned ? plackets.band(kameez) : '',
      }) +
      shoulderDrape(sheet, look, wrap, {
        end: wintry ? 430 : 480,
        sheer: look.sheer && !wintry,
        border: border === 'none' ? 'thread' : border,
      }),
    y: 205,
    scale: 0.99,
  }
}

const suit = (knee: number | undefined, length: number) => (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look, 0.8)
  const legs = cloth(sheet, beside(look), undefined, 0.02)
  const hem = { x: 142, y: length, sag: 10 }
  const top = length - 60
  return {
    drawn:
      flaredLegs(sheet, look, legs, top, 694, knee) +
      shirt(sheet, look, stuff, {
        neck: 'slit',
        sleeve: { length: 300, cuff: 30, swing: 12, trimSize: 13, sheer: look.sheer },
        side: p`C104 214 102 246 110 ${length * 0.72}C124 ${length * 0.84} 138 ${length * 0.94} 142 ${length}`,
        hem,
        hemSize: 20,
        neckBorder: narrowed(look).border,
        neckSize: 15,
        inner: gala(look, 160) + plackets.slits(stuff, length, 142),
      }) +
      shoulderDrape(sheet, look, plain(sheet, lighter(look.base, look.base.l > 0.8 ? -0.07 : 0.06)), {
        end: 420,
        sheer: true,
      }),
    y: 205,
    scale: 0.99,
  }
}

export const sharara = suit(undefined, 350)
export const gharara = suit(478, 400)
