import { describe, expect, test } from 'vitest'
import { gulbahar, letsIn, potli } from './may-add.fixture.ts'

describe('a request for one of the list puts exactly that one into the cart', () => {
  test.for([
    ['add the second one', 12],
    ['Add the second one to my cart please', 12],
    ['can you add the 2nd one to my cart?', 12],
    ['Could you please put #2 in my basket', 12],
    ['put number two in my bag', 12],
    ['please add option 3', 13],
    ['I want the third one', 13],
    ["I'd like to buy the first one", 11],
    ["i'll take the last one", 15],
    ['Ill take the first', 11],
    ['I want to order the 4th one', 14],
    ['buy the second one for me', 12],
    ['ok order the third', 13],
    ['get me the first one', 11],
    ['Give me the second one, please!', 12],
    ['let me have the fifth', 15],
    ["let's go with the first one", 11],
    ['We would love to buy the second dress', 12],
    ['Hi! I need the second saree in my cart', 12],
    ['The second one to my cart please', 12],
    ['Can I get the second one please?', 12],
    ['Put the second one in please', 12],
    ['add second one', 12],
    ['I need the second one for my sister’s wedding', 12],
    ['yes please add the second one', 12],
    ['and the third one to my cart too', 13],
    ['Pack the second one for me please', 12],
    ['i will go with the second one', 12],
    ['please go ahead and add the third one', 13],
    ['may I have the third one', 13],
    ["Don't add the first one, add the second one", 12],
    ['not the first but add the second one', 12],
    ['I love it. Add the 2nd one to cart', 12],
    ['add the second one and show me matching shoes', 12],
    ['add the second one if it is in stock', 12],
    ['add product 12 to my cart', 12],
    ['please add the product with id 14', 14],
    ['doosri wali cart mein daal do', 12],
    ['dusri wali add kar do', 12],
    ['mujhe pehla wala chahiye', 11],
    ['pehli wali le lo', 11],
    ['teesra cart me dal dein plz', 13],
    ['doosri wali cart mein daal do na', 12],
    ['2 number wala add kardo', 12],
    ['aakhri wali mere cart mein add kar dein', 15],
    ['main doosri wali lena chahti hoon', 12],
    ['pehle doosri wali add karo', 12],
    ['doosri wali khareedni hai', 12],
    ['mje dosri wali chahye', 12],
    ['dosri wali cart ma daal dein', 12],
    ['zara doosri wali cart mein add kar dijiye', 12],
    ['bhai doosri wali order kar do', 12],
    ['pehli aur teesri wali mein se teesri wali add kar do', 13],
    ['kya aap doosri wali cart mein daal sakti hain? doosri daal dein', 12],
    ['cart mein daal do doosri wali', 12],
    ['teesri wali order kar dijiye', 13],
    ['doosri wali de dein', 12],
    ['دوسرا والا کارٹ میں ڈال دیں', 12],
    ['دوسری والی شامل کر دیں', 12],
    ['مجھے پہلا والا چاہیے', 11],
    ['مجھے تیسری والی چاہئے', 13],
    ['پہلی والی خریدنی ہے', 11],
    ['میں دوسری والی خریدنا چاہتی ہوں', 12],
    ['پہلی والی میرے لیے رکھ دیں', 11],
    ['جی دوسری والی ڈال دیں', 12],
    ['آخری والا لے لوں گی', 15],
    ['نمبر ۲ کارٹ میں ایڈ کر دو', 12],
    ['براہ کرم دوسرا والا میرے کارٹ میں شامل کریں', 12],
  ] as const)('%s', ([question, id]) => {
    expect(letsIn(question)).toEqual([id])
  })
})

describe('a request by name puts exactly that one into the cart', () => {
  test.for([
    ['add the Gulbahar dress', 11],
    ['Please add Gulbahar Floral Maxi Dress to my cart.', 11],
    ['I want to buy that beautiful Gulbahar dress you showed me', 11],
    ["I'll take the Potli", 13],
    ['order the crimson one for me', 12],
    ['add the ivory organza saree', 14],
    ['Add the Sehr three piece jora', 15],
    ['Gulbahar wali dress cart mein daal do', 11],
    ['mujhe Zari Potli Bag chahiye', 13],
    ['gulbahar le lungi', 11],
    ['Sehr wala jora order karna hai', 15],
    ['Gulbahar کارٹ میں ڈال دیں', 11],
    ['مجھے Crimson والی ساڑھی لینی ہے', 12],
    ['add the bag', 13],
    ['Gulbahar looks lovely, please add it', 11],
    ['The third one is perfect. Put it in my cart', 13],
    ['yeh doosri wali achi hai, cart mein daal do', 12],
  ] as const)('%s', ([question, id]) => {
    expect(letsIn(question)).toEqual([id])
  })

  test('whatever invisible characters and other digits are in it', () => {
    expect(letsIn('a\u200bdd the sec\u00adond one')).toEqual([12])
    expect(letsIn('add product \u0661\u0662')).toEqual([12])
    expect(letsIn('لے\u200cلو دوسری والی')).toEqual([12])
  })

  test('also before any list was shown, when the product was read for the message', () => {
    expect(letsIn('Add a pair of Gulbahar', { shown: [], readNow: [gulbahar] })).toEqual([])
    expect(letsIn('Order the Gulbahar dress for me', { shown: [], readNow: [gulbahar] })).toEqual([11])
  })

  test('and not another that shares a word with it', () => {
    const clutch = { id: 16, name: 'Zari Clutch' }

    expect(letsIn('add the Zari Potli bag', { shown: [potli, clutch], seen: [13, 16] })).toEqual([13])
    expect(letsIn('add the zari clutch', { shown: [potli, clutch], seen: [13, 16] })).toEqual([16])
  })
})
