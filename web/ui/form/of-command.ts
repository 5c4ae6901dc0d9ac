import { createContext } from 'react'

/** The command whose form fields stand in; a field means what it means there. */
export const OfCommand = createContext('')
