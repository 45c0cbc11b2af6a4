import type { Config } from '@netlify/functions'
import { connect } from '../../src/db/client.ts'
import { ChatEnv, databaseSettings } from '../../src/env.ts'
import { serve } from '../../src/http/serve.ts'
import { tokenSecrets, tokenVerifier } from '../../src/http/tokens.ts'
import { createChatApp } from '../../src/services/chat/app.ts'
import { signedGuests } from '../../src/services/chat/guests.ts'
import { openAiModel } from '../../src/services/chat/openai-model.ts'
import { systemPrompt } from '../../src/services/chat/prompt.ts'
import { shoppingOf } from '../../src/services/orders/shopping.ts'
import { catalogueOf } from '../../src/services/products/catalogue.ts'

/** Netlify's own limit stands before the shop's (src/services/chat/limits.ts): what one address may ask in a minute. */
export const config: Config = {
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
}

export default serve(ChatEnv, (env) => {
  const db = connect(databaseSettings(env))
  return createChatApp({
    db,
    catalogue: catalogueOf(db),
    shopping: shoppingOf(db),
    corsOrigins: env.CORS_ORIGINS,
    verifyToken: tokenVerifier(...tokenSecrets(env)),
    guests: signedGuests(...tokenSecrets(env)),
    model: openAiModel({
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
      model: env.AI_MODEL,
      maxOutputTokens: 600,
    }),
    systemPrompt: systemPrompt({ shopName: 'Fatima Zehra Boutique', currency: env.CURRENCY }),
    currency: env.CURRENCY,
    pseudonymKey: env.JWT_SECRET,
    deadlineMs: env.CHAT_DEADLINE_MS,
    limits: {
      perMinute: env.CHAT_MESSAGES_PER_MINUTE,
      perHour: env.CHAT_MESSAGES_PER_HOUR,
      ownerTokens: env.CHAT_TOKENS_PER_DAY,
      shopTokens: env.CHAT_SHOP_TOKENS_PER_DAY,
    },
  })
})
