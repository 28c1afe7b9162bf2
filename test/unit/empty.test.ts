describe('x', () => {
  it('y', () => {})
})
