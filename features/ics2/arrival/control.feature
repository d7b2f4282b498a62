@ics2 @area:arrival @needs:stimulate:ics2.file @needs:stimulate:ics2.arrive @needs:observe @needs:receive:ics2
Feature: Goods that customs wants to examine are made available

  A control that customs decides on when goods arrive is for them wherever they are bound: the carrier holds them ready at the place
  that customs names, even where they were to stay on board (Business process descriptions L4, T-04-07).

  @ICS2-ARR-10
  Scenario Outline: The <carrier> holds a container in transit ready for its control
    Given the <carrier> has two containers aboard that go on beyond the Union
    When they reach the Union and customs has the notification
    And customs wants to examine one of the containers
    Then the operator holds that container ready where customs wants to see it

    @role:sea-carrier @mode:maritime
    Examples:
      | carrier     |
      | sea carrier |

    @role:air-carrier @mode:air
    Examples:
      | carrier     |
      | air carrier |
