import { commaSeparated } from './phrases.ts'

/** What promises less than the price, a gift or a code by itself, in English, Roman Urdu and Urdu. */
export const PROMISE_WORDS: readonly string[] = commaSeparated(`
    discount, discounts, discounted, discounting, discnt, discout, dis count, diskount, dis kaunt, dscount, bogo,
    bogof, coupon, coupons, voucher, vouchers, promo, promos, promotion, promotions, gift card, gift cards, rebate,
    rebates, clearance, reduced, slashed, knocked off, money off, price off, early bird, bargain, bargains,
    price match, markdown, markdowns, marked down, marking down, mark down, savings, save big, save more,
    save money, save half, loyalty points, reward points, bonus points, sale price, sale prices, sale item,
    sale items, sale is on, sale is live, sale ends, sale ending, sale starts, sale lagi, sale lag, sale chal,
    sale par, sale pe, sale mein, sale hai, sale now, sale today, sale event, sale section, sale season,
    deal of the day, deals of the day, deal of the week, free of charge, free of cost, free of any charge,
    free of any cost, half price, half the price, half off, half prices, half rate, half cost, half qeemat,
    half daam, 1/2 price, half our price, half its price, riayat, riyayat, reayat, riaayat, rayat, raayat, ryayat,
    riayet, riayati, riyayati, riayatein, ri'ayat, chhoot, choot, chhut, chuut, bachat, muft, mufat, free mein,
    free main, free milega, free milegi, free mile ga, free mile gi, free hai, free mil, free de, free me,
    aadhi qeemat, adhi qeemat, aadhi keemat, adhi keemat, aadhi qimat, adhi qimat, aadhi price, adhi price,
    aadhay daam, adhay daam, aadhe daam, adhe daam, aadhi rate, nisf qeemat, nisf qimat, sasta kar, sasti kar,
    saste kar, kam kar, sasta kr, sasti kr, kam kr, sasta de, sasti de, sasta karke, رعایت, رعائت, رعایتی, رعایتیں,
    رعائتی, ڈسکاؤنٹ, ڈسکائونٹ, ڈسکاؤنٹس, ڈسکاونٹڈ, چھوٹ, بچت, مفت, بالکل مفت, سیل, واؤچر, واوچر, کوپن, پرومو,
    پرومو کوڈ, رعایتی کوڈ, ڈسکاؤنٹ کوڈ, کیش بیک, آفر, آفرز, خصوصی قیمت, خاص قیمت, خصوصی آفر, پیشکش, خصوصی پیشکش,
    رعایتی قیمت, کم کر, سستا کر, سستی کر, سستے کر, سستا دے, سستی دے, آدھی قیمت, نصف قیمت, آدھے دام, آدھے ریٹ,
    آدھی پرائس, قیمت کم, قیمت میں کمی, قیمت گھٹا, دام کم, قیمتیں کم, قیمتوں میں کمی, ایک کے ساتھ ایک,
    ایک کے ساتھ ایک مفت, ایک کے ساتھ ایک فری, ایک کے ساتھ دوسرا, ایک کے ساتھ دوسری`)

/** The same, beginning with a word that many answers begin with. */
export const LATER_PROMISE_WORDS: readonly string[] = commaSeparated(`
    off the price, off the total, off the bill, no delivery charges, no delivery charge, no shipping charges,
    no delivery fee, no shipping fee, no shipping cost, no delivery cost, no shipping fees, zero delivery,
    zero shipping, zero delivery charges, zero shipping fee, on sale, for the price of one, for the price of two,
    no extra cost, no extra charge, no additional cost, no additional charge, at no cost, on the house,
    bilkul muft, offer chal, offer hai, offer lagi, offer lag, offer mein`)
