@eaeu @area:d124-rules @needs:receive:eaeu
Feature: Every flow is written by the technological documents
  Each message of the process, in whatever flow, has codes of the loaded process table, a body of the structure that it names, segments
  of Decision 124, and no electronic signature (Decision 124, items 12, 18, 24, 25 and 33, Annexes 1 and 2).

  @EAEU-D124-06 @EAEU-D124-12 @EAEU-D124-15 @role:d124-authorised-body @needs:stimulate:eaeu.issue
  Scenario: The authorised body's answers
    Given a certificate of origin issued for VN
    When the third country's customs body asks for it
    And the third country's customs body asks for what was entered lately
    Then each answer came

  @EAEU-D124-06 @EAEU-D124-12 @EAEU-D124-15 @role:d124-central-customs @needs:stimulate:eaeu.check @needs:stimulate:eaeu.update
  Scenario: The central customs body's notices and requests
    Given a third country's certificate has been reported at issue
    When the central customs body checks that it was issued
    And the central customs body asks for updates
    Then its notice and both requests are written as Decisions 5 and 124 demand
