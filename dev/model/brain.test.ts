import { expect, test } from 'vitest'
import { scriptedAnswer } from './brain.ts'

test.each([
  ['Hello!', /welcome to the boutique/],
  ['assalam o alaikum', /khush aamdeed/],
  ['السلام علیکم', /khush aamdeed/],
  ['Which size should I take?', /Measure a dress/],
  ['size kaise chunun, mujhe madad chahiye', /do sizes ke darmiyan/],
  ['How long does delivery take?', /Delivery times I do not know/],
  ['delivery kab tak pohanchay gi, aap bata sakti hain?', /waqt mujhe maloom nahin/],
  ['Can I return a dress?', /cancel an order yourself/],
  ['kapra wapas ho sakta hai?', /use cancel kar sakti hain/],
  ['When are you open?', /open day and night/],
  ['dukaan kab khulti hai?', /din raat khuli/],
  ['What do you sell?', /We sell:\n- Dresses/],
  ['aap ke paas kya kya milta hai?', /Hamare paas yeh hai:\n- Dresses/],
  ['How much is the red saree?', /cannot see prices/],
  ['yeh kitne ka hai?', /nahin dekh sakti/],
  ['Thank you', /You are welcome/],
  ['Explain quantum physics', /only a few answers/],
])('%s', (question, answer) => {
  expect(scriptedAnswer(question)).toMatch(answer)
})

test('every answer says that a script and no AI gave it', () => {
  for (const question of ['Hello', 'What do you sell?', 'aap kaise hain?', '']) {
    expect(scriptedAnswer(question)).toMatch(/\(.*scripted double.*(not an AI|AI nahin).*\)$/)
  }
})
