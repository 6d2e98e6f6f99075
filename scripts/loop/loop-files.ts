import { generateKeyPairSync, randomBytes, randomUUID, createPublicKey } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePorts } from './free-ports.ts';

const PARTS = ['web', 'setup', 'org', 'pubSub', 'partnerCenter', 'control', 'relay'] as const;
export type Ports = Record<(typeof PARTS)[number], number>;

/** What one data folder keeps between runs, so that the next one finds the same org, tenant and relay. */
export interface LoopFiles {
    dataDir: string;
    ports: Ports;
    /** Consumer key of the connected app. */
    clientId: string;
    privateKeyFile: string;
    privateKeyPem: string;
    publicKeyPem: string;
    /** 32 bytes, base64: what the relay encrypts its secrets with. */
    encryptionKey: string;
}

interface Kept {
    ports: Ports;
    clientId: string;
    encryptionKey: string;
}

/**
 * Reads the folder, or makes a new one. The private key and the settings are readable by their owner only.
 */
export async function openLoopFiles(dataDir: string): Promise<LoopFiles> {
    await mkdir(dataDir, { recursive: true });
    const kept = JSON.parse(await readOrCreate(path.join(dataDir, 'loop.json'), newSettings)) as Kept;
    const privateKeyFile = path.join(dataDir, 'salesforce.key');
    const privateKeyPem = await readOrCreate(privateKeyFile, newPrivateKey);
    const publicKeyPem = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }).toString();
    return { dataDir, ...kept, privateKeyFile, privateKeyPem, publicKeyPem };
}

async function newSettings(): Promise<string> {
    const numbers = await freePorts(PARTS.length);
    const ports = Object.fromEntries(PARTS.map((part, index) => [part, numbers[index]])) as Ports;
    const kept: Kept = { ports, clientId: randomUUID(), encryptionKey: randomBytes(32).toString('base64') };
    return JSON.stringify(kept, null, 4);
}

function newPrivateKey(): string {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function readOrCreate(file: string, create: () => string | Promise<string>): Promise<string> {
    try {
        return await readFile(file, 'utf8');
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const text = await create();
    await writeFile(file, text, { mode: 0o600 });
    return text;
}
