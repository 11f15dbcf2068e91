import type { ClientEngine } from './client-engine.ts';
import { mehah } from './mehah.ts';

/** opentibiabr/otclient at dd564149, where Redemption is developed now: mehah with OTML variables. */
export const opentibiabr: ClientEngine = {
  ...mehah,
  id: 'opentibiabr',
  title: 'OTClient Redemption (opentibiabr)',
  repository: 'opentibiabr/otclient',
  dialect: { ...mehah.dialect, orphan: 'error', variables: true },
};
