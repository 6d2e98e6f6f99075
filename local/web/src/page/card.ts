import { createElement } from 'lwc';
import CardAlone from 'loop/cardAlone';

document.getElementById('workbench')?.appendChild(createElement('loop-card-alone', { is: CardAlone }));
