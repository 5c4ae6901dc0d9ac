import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent colour, from lightest to darkest; 7 bears white text at 4.5 : 1 and more. */
const spruce: MantineColorsTuple = [
  '#e8f5f0',
  '#d3e9e0',
  '#a6d3c1',
  '#75bca0',
  '#4ea884',
  '#359c72',
  '#1f8a62',
  '#0b6e4f',
  '#075a40',
  '#044631',
]

/** Calm and dense: small type, little rounding, tabular digits, no shadows that mean nothing. */
export const theme = createTheme({
  primaryColor: 'spruce',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { spruce },
  fontFamily: '"Source Sans 3", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Badge: { defaultProps: { size: 'sm', variant: 'light', radius: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 4, horizontalSpacing: 'sm' } },
    // The head of a dialog is no second banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
})

/** Lesser text at 4.5 : 1 on the page and on sheets, which the library's own grey is not. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#56606b' },
  dark: { '--mantine-color-dimmed': '#a4b0bb' },
})
