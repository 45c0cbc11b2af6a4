/** Short names for the products of the demo catalogue. */
export const gulbahar = 'Gulbahar Floral Maxi Dress'
export const meher = 'Meher Chiffon Anarkali with Chunni'
export const zainab = 'Zainab Abaya-Style Evening Dress'
export const sabzBagh = 'Sabz Bagh Lawn Shirt Dress'
export const sehr = 'Sehr Three-Piece Lawn Jora'
export const neelam = 'Neelam Khaddar Winter Jora'
export const mirha = 'Mirha Embroidered Kaftan'
export const naina = 'Naina Lace Cocktail Dress'

export const chikankari = 'Chikankari Cotton Kurta'
export const blockPrint = 'Indigo Block-Print Kurti'
export const pintuck = 'Pintuck Office Blouse'
export const peplum = 'Rani Pink Peplum Top'
export const khaddar = 'Khaddar Winter Kurta'
export const laceTop = 'Lace-Yoke Cotton Top'
export const jersey = 'Everyday Jersey Long-Sleeve Top'
export const mirrorWork = 'Mirror-Work Mehndi Kurti'

export const brocade = 'Banarasi Brocade Skirt'
export const gotaLehenga = 'Gota Mehndi Lehenga Skirt'
export const pleated = 'Pleated Georgette Midi Skirt'
export const linen = 'Linen Wrap Skirt'
export const ajrak = 'Tiered Ajrak Cotton Skirt'
export const pencil = 'High-Waist Pencil Skirt'

export const choker = 'Kundan Choker Necklace'
export const jhumka = 'Silver-Tone Jhumka Earrings'
export const potli = 'Zari Potli Bag'
export const clutch = 'Beaded Envelope Clutch'
export const khussa = 'Hand-Stitched Leather Khussa'
export const dupatta = 'Chiffon Dupatta with Gota Edging'
export const bangles = 'Glass Bangles, Set of Twenty-Four'
export const shawl = 'Swat Handwoven Wool Shawl'

export const crimson = 'Crimson Banarasi Silk Saree'
export const midnight = 'Midnight Blue Chiffon Saree'
export const ivoryOrganza = 'Ivory Organza Saree'
export const bottleGreen = 'Bottle-Green Raw Silk Saree'
export const blush = 'Blush Net Saree with Pearl Border'
export const handloom = 'Everyday Handloom Cotton Saree'
export const readyToWear = 'Ready-to-Wear Pleated Saree'

export const ruby = 'Ruby Bridal Lehenga Choli'
export const teaPink = 'Tea-Pink Gharara Set'
export const mint = 'Mint Organza Sharara Suit'
export const emerald = 'Emerald Velvet Shalwar Kameez'
export const goldTissue = 'Gold Tissue Peshwas'
export const nikahJora = 'Ivory Raw Silk Nikah Jora'
export const smokeGrey = 'Smoke Grey Open-Front Gown'

export const dresses = [gulbahar, meher, zainab, sabzBagh, sehr, neelam, mirha, naina]
export const skirts = [brocade, gotaLehenga, pleated, linen, ajrak, pencil]
export const sarees = [crimson, midnight, ivoryOrganza, bottleGreen, blush, handloom, readyToWear]
export const formals = [ruby, teaPink, mint, emerald, goldTissue, nikahJora, smokeGrey]
export const jewellery = [choker, jhumka, bangles]
export const bags = [potli, clutch]
