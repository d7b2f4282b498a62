@eaeu @area:journal @role:eaeu-gateway @needs:receive:eaeu
Feature: A gateway keeps a journal and answers questions about it
  Receipt, sending, time-outs and errors of the header control are recorded, each record is copied to the Commission's journal
  service, and a query by message or by tracking identifier is answered (Decision 5, item 90 and Annex 4).

  @EAEU-ENV-35 @needs:set-clock
  Scenario: A good message, a broken one and one that times out are recorded
    When the message of flow 1 is sent into the gateway
    Then the journal service has been given its receipt and its sending
    When a report with "no int:ProcedureID" is sent into the gateway
    Then the journal service has been given its receipt and the error
    Given the neighbour VN takes nothing
    When the message of flow 1 is sent into the gateway
    And the gateways have had 4.1 hours more
    Then the journal service has been given its receipt and the error

  @EAEU-ENV-36
  Scenario: A query by message, with those related to it, and by tracking identifier
    Given a report and its confirmation have passed the gateway
    When the journal is asked for the report
    Then the answer holds the report alone
    When the journal is asked for the report and what relates to it
    Then the answer holds the report and its confirmation
    When the journal is asked for the tracking identifier of the report
    Then the answer holds the report alone
    When the journal is asked for the report at the address that Decision 5 prints
    Then the answer holds the report alone
