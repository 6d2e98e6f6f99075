import path from 'node:path';
import { listOf, readXml } from './read-xml.ts';

export interface ExternalCredential {
    name: string;
    label: string;
    protocol: string;
    principals: { name: string; type: string; sequence: number }[];
    /** Headers of a callout; a value may be a formula over `$Credential`. */
    headers: { name: string; value: string }[];
}

interface Parameter {
    parameterName: string;
    parameterType: string;
    parameterValue: string;
    sequenceNumber?: string;
}

export function readExternalCredential(file: string): ExternalCredential {
    const metadata = readXml(file, 'ExternalCredential');
    const parameters: Parameter[] = listOf(metadata.externalCredentialParameters);
    return {
        name: path.basename(file).split('.')[0]!,
        label: metadata.label,
        protocol: metadata.authenticationProtocol,
        principals: parameters
            .filter(({ parameterType }) => parameterType.endsWith('Principal'))
            .map(({ parameterName, parameterType, sequenceNumber }) => ({
                name: parameterName,
                type: parameterType,
                sequence: Number(sequenceNumber)
            })),
        headers: parameters
            .filter(({ parameterType }) => parameterType === 'AuthHeader')
            .map(({ parameterName, parameterValue }) => ({ name: parameterName, value: parameterValue }))
    };
}
