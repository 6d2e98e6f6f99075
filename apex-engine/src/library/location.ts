import type { Double, PlatformObject } from '../values/index.ts';
import { Unsupported } from '../values/index.ts';
import { defineDataClass } from './data-class.ts';
import type { Library } from './library.ts';

type Location = PlatformObject & { latitude: Double; longitude: Double };

declare module './apex-types.ts' {
    interface ApexTypes {
        Location: Location;
    }
}

/** Compound fields. */
export function defineLocation(library: Library): void {
    defineDataClass(
        library,
        'Schema.Address',
        `String city; String country; String countryCode; String geocodeAccuracy; Decimal latitude;
        Decimal longitude; String postalCode; String state; String stateCode; String street`,
        { getters: true }
    );
    library.define('Location', {
        'static Location newInstance(Double, Double)': (latitude, longitude) =>
            library.object('Location', { latitude, longitude }),
        'Double getLatitude()': ({ latitude }) => latitude,
        'Double getLongitude()': ({ longitude }) => longitude,
        'static Double getDistance(Location, Location, String)': () => {
            throw new Unsupported('Location.getDistance');
        }
    });
}
