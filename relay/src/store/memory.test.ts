import { memoryStore } from './memory/memory-store.ts';
import { storeSuite } from './suite/store-suite.ts';

storeSuite('memory', async () => memoryStore());
