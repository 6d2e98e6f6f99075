import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startPartnerCenter } from './start-partner-center.ts';

const usage = `node local/partner-center/src/main.ts [--port N] [--control-port N] [--data-dir DIR]
    [--switches JSON] [--redirect-uri URL …] [--root-certificate FILE]`;

const { values } = parseArgs({
    options: {
        port: { type: 'string', default: '0' },
        'control-port': { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        switches: { type: 'string', default: '{}' },
        'redirect-uri': { type: 'string', multiple: true, default: [] },
        'root-certificate': { type: 'string' },
        help: { type: 'boolean', default: false }
    }
});

if (values.help) {
    console.log(usage);
} else {
    const dataDir = values['data-dir'];
    const partnerCenter = await startPartnerCenter({
        port: Number(values.port),
        controlPort: Number(values['control-port']),
        ...(dataDir === undefined ? {} : { dataDir }),
        switches: JSON.parse(values.switches),
        redirectUris: values['redirect-uri']
    });
    const rootFile = values['root-certificate'];
    if (rootFile !== undefined) writeFileSync(rootFile, partnerCenter.rootCertificatePem);
    console.log(`Partner Center  ${partnerCenter.url}`);
    console.log(`Control         ${partnerCenter.controlUrl}/control/referrals`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void partnerCenter.close());
    }
}
