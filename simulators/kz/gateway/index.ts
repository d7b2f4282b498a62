/** The simulated e-government gateway (SHEP), as far as pre-arrival information passes through it. */
export { FORGERIES } from './forgeries';
export { createGateway, type Gateway, type GatewayAnswer } from './gateway';
export { isSigned, readLetter, type Letter } from './letter';
export { createSigning } from './signing';
export { syncAnswer } from './write';
