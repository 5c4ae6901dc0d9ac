import type { Words } from './en.ts'

export const es: Words = {
  skip: 'Ir al contenido',
  failures: {
    '400': 'Esta dirección no se entiende',
    '403': 'No permitido',
    '404': 'No encontrado',
    '405': 'Aquí solo se puede leer',
    '421': 'Este servidor no es el indicado',
    '500': 'Algo está roto',
    '503': 'No disponible por el momento',
  },
  failure: {
    back: 'Ir al resumen',
    request: 'Petición {id}',
    broken: 'Es un error nuestro, no suyo. El registro tiene los detalles con el número de abajo.',
  },
}
