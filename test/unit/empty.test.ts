describe('x',()=>{it('y',()=>{})})
