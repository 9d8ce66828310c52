/** Property tests draw the same inputs in every run; FC_SEED=… draws others. A seed that finds a fault becomes a case. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_240_311) })
