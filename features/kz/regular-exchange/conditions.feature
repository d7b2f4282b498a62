@kz @area:regular-exchange @role:kz-customs-exchange @needs:stimulate:kz.load-conditions
Feature: Regular exchange runs under technical conditions
  The customs authorities of the member states agree who takes part, structure and format, regulation, time limits and methods,
  and notify each other officially who prepares, sends and receives (Customs Code of Kazakhstan, Art. 444(2)).

  @KZ444-03 @needs:stimulate:kz.register-document @needs:stimulate:kz.withdraw-conditions
  Scenario: No exchange without conditions
    Given technical conditions are in force with the customs of another member state
    And the technical conditions are withdrawn
    When a goods declaration is registered
    And the technical conditions are in force again, and another goods declaration is registered
    Then data were exchanged only while there were conditions, and name them

  @KZ444-04
  Scenario Outline: Incomplete conditions are refused: <part>
    Then conditions without their <part> are refused as incomplete, and the missing part is named

    Examples:
      | part        |
      | authorities |
      | structure   |
      | regulation  |
      | limits      |
      | methods     |

  @KZ444-06 @needs:stimulate:kz.appoint-officials @needs:stimulate:kz.replace-official
  Scenario Outline: Who is responsible is notified, and so is a change of the one for <role>
    When our officials for preparing, sending and receiving are appointed
    Then the other authority is notified of all three
    When the official for <role> is replaced
    Then the other authority is notified of the change

    Examples:
      | role      |
      | preparing |
      | sending   |
      | receiving |

  @KZ444-06 @needs:receive:kz @needs:observe
  Scenario: Who is responsible on the other side is on record
    When the other authority notifies its officials
    Then all three of the other side are on record
